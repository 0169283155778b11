package org.hled.local.stack;

import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The broker's process: formats its storage where that is new, and runs Kafka. */
public final class BrokerMain {

    /** The same at each start: formatting again then changes nothing, and completes what a crash broke off. */
    private static final Uuid CLUSTER_ID = new Uuid(0x686c6564L, 1);

    private BrokerMain() {}

    /** @param args the file with the broker's settings */
    public static void main(String[] args) {
        String settings = args[0];
        int failed = StorageTool.execute(
                new String[] {
                    "format", "--ignore-formatted", "--cluster-id", CLUSTER_ID.toString(), "--config", settings
                },
                System.out);
        if (failed != 0) {
            System.exit(failed);
        }
        Kafka.main(new String[] {settings});
    }
}
