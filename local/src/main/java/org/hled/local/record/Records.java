package org.hled.local.record;

import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;

/** Makes records of the classes that are generated from our schemas. */
public final class Records {

    static {
        // Avro makes only instances of classes it was told to trust, and keeps that for the whole JVM.
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.DEFAULT, type -> type.getName().startsWith("org.hled.")));
    }

    private Records() {}

    /** An empty record of the schema's class. */
    public static SpecificRecord empty(Schema schema) {
        return (SpecificRecord) SpecificData.get().newRecord(null, schema);
    }

    /** The value that the schema gives a field that is absent. */
    public static Object defaultOf(Field field) {
        return SpecificData.get().getDefaultValue(field);
    }

    /** A symbol of an enum, as the enum's class has it. */
    public static Object symbol(Schema schema, String symbol) {
        return SpecificData.get().createEnum(symbol, schema);
    }
}
