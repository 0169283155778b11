package org.hled.local.record;

import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.hled.schemas.wire.TrustedClasses;

/** Makes records of the classes that are generated from our schemas. */
public final class Records {

    static {
        TrustedClasses.allow();
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
