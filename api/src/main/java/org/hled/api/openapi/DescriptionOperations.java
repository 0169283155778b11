package org.hled.api.openapi;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the description says of itself. */
interface DescriptionOperations {

    /** The description in this form. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "description",
            tags = "Service",
            summary = "This description",
            description = "OpenAPI 3.1, made of the code.")
    @Parameter(name = "If-None-Match", in = ParameterIn.HEADER, ref = "ifNoneMatch")
    @ApiResponse(
            responseCode = "200",
            description = "The description.",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(type = "object")),
                @Content(mediaType = "application/yaml", schema = @Schema(type = "object"))
            })
    @ApiResponse(responseCode = "304", description = "The client has it already.")
    @ApiResponse(responseCode = "406", ref = "NotAcceptable")
    @interface InEither {}

    /** The description in this form. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "descriptionJson",
            tags = "Service",
            summary = "This description as JSON",
            description = "OpenAPI 3.1, made of the code.")
    @Parameter(name = "If-None-Match", in = ParameterIn.HEADER, ref = "ifNoneMatch")
    @ApiResponse(
            responseCode = "200",
            description = "The description.",
            content = {@Content(mediaType = "application/json", schema = @Schema(type = "object"))})
    @ApiResponse(responseCode = "304", description = "The client has it already.")
    @interface InJson {}

    /** The description in this form. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "descriptionYaml",
            tags = "Service",
            summary = "This description as YAML",
            description = "OpenAPI 3.1, made of the code.")
    @Parameter(name = "If-None-Match", in = ParameterIn.HEADER, ref = "ifNoneMatch")
    @ApiResponse(
            responseCode = "200",
            description = "The description.",
            content = {@Content(mediaType = "application/yaml", schema = @Schema(type = "object"))})
    @ApiResponse(responseCode = "304", description = "The client has it already.")
    @interface InYaml {}
}
