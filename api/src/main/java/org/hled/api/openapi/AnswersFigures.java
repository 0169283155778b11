package org.hled.api.openapi;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of an operation that it answers as {@code FigureAnswers} does: with an ETag and with what the figures do not know. */
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Parameter(name = "If-None-Match", in = ParameterIn.HEADER, ref = "ifNoneMatch")
@ApiResponse(responseCode = "304", ref = "NotModified")
@ApiResponse(responseCode = "400", ref = "InvalidParameter")
@ApiResponse(responseCode = "503", ref = "NotNow")
public @interface AnswersFigures {}
