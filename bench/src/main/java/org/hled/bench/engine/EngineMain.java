package org.hled.bench.engine;

/** The process of an engine. */
public final class EngineMain {

    private EngineMain() {}

    /** @param args as {@link EngineConfig#arguments} makes them */
    public static void main(String[] args) {
        EngineConfig config = EngineConfig.of(args);
        try {
            switch (config.engine()) {
                case "a" -> new Limits(config).bytes();
                case "b" -> new Limits(config).decoded();
                case "c" -> new Limits(config).counted();
                case "d" -> new ExactlyOnceLoop(config).run();
                case "streams_reduce" -> new ReduceShape(config).run();
                case "flink_heap" -> new FlinkJob(config, FlinkSettings.heap(config)).run();
                case "flink_rocksdb" -> new FlinkJob(config, FlinkSettings.rocksDb(config)).run();
                default -> throw new IllegalArgumentException("no engine " + config.engine());
            }
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
