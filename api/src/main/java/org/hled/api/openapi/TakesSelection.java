package org.hled.api.openapi;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of an operation that it takes which totals are asked for, as {@code Selection} reads it. */
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Parameter(name = "scope", in = ParameterIn.QUERY, ref = "scope")
@Parameter(name = "id", in = ParameterIn.QUERY, ref = "id")
@Parameter(name = "measure", in = ParameterIn.QUERY, ref = "measure")
@Parameter(name = "unit", in = ParameterIn.QUERY, ref = "unit")
public @interface TakesSelection {}
