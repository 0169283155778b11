package org.hled.schemas.wire;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/** Avro instantiates only classes it was told to trust; ours are those generated from our schemas. */
public final class TrustedClasses {

    private static final ClassSecurityPredicate OURS = type -> type.getName().startsWith("org.hled.");

    private TrustedClasses() {}

    /** Avro keeps this setting for the whole JVM; setting it again changes nothing. */
    public static void allow() {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(ClassSecurityValidator.DEFAULT, OURS));
    }
}
