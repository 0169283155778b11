package org.hled.api.openapi;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of an operation that it takes {@code limit} and {@code cursor}, as {@code Parameters} reads them. */
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Parameter(name = "limit", in = ParameterIn.QUERY, ref = "limit")
@Parameter(name = "cursor", in = ParameterIn.QUERY, ref = "cursor")
public @interface TakesPage {}
