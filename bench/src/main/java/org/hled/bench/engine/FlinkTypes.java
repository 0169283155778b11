package org.hled.bench.engine;

import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.tuple.Tuple6;

/** What goes between the operators of the Flink job: tuples, which Flink serialises fastest. */
final class FlinkTypes {

    static final TypeInformation<byte[]> BYTES = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

    /** A record as it came: topic, partition, offset, time, key, value. */
    static final TypeInformation<Tuple6<String, Integer, Long, Long, byte[], byte[]>> UPDATE =
            Types.TUPLE(Types.STRING, Types.INT, Types.LONG, Types.LONG, BYTES, BYTES);

    /** The 16 bytes of a report's identity; arrays are no keys in Flink. */
    static final TypeInformation<Tuple2<Long, Long>> ID = Types.TUPLE(Types.LONG, Types.LONG);

    /** A report under its identity. */
    static final TypeInformation<Tuple2<Tuple2<Long, Long>, byte[]>> REPORT = Types.TUPLE(ID, BYTES);

    /** By how much a leaf has changed. */
    static final TypeInformation<Tuple2<String, byte[]>> CHANGE = Types.TUPLE(Types.STRING, BYTES);

    /** What is written: topic, key, value. */
    static final TypeInformation<Tuple3<String, byte[], byte[]>> OUTPUT = Types.TUPLE(Types.STRING, BYTES, BYTES);

    private FlinkTypes() {}
}
