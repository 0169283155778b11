package org.hled.aggregator.ledger.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.hled.aggregator.instance.Directories;
import org.hled.aggregator.ledger.book.Versions;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.DataBlockIndexType;
import org.rocksdb.HashLinkedListMemTableConfig;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;

/**
 * Room on disk for the versions of this process's ledgers, in RocksDB, and the memory outside the heap that all of them
 * share. What is on the disk is worth nothing to the next process: a ledger is always restored from its changelog.
 */
public final class LedgerDisk implements AutoCloseable {

    private static final long MEBIBYTE = 1024 * 1024;

    /** Of so many bytes each ledger's buffers are at most; two of them, one being written to disk. */
    private static final long MOST_BUFFER_BYTES = 16 * MEBIBYTE;

    private static final int FILTER_BITS = 10;
    private static final double HASH_INDEX_FILL = 0.75;
    private static final double MEMTABLE_FILTER = 0.02;

    /** Longer ones would fill the files' filters, which have each prefix beside each id. */
    private static final int PREFIX_BYTES = 2;

    /** A list for every four reports or so: as many lists as there are prefixes, in buffers of the largest size. */
    private static final long BYTES_PER_LIST = 256;

    private final Path directory;
    private final AtomicInteger count = new AtomicInteger();
    private final Cache cache;
    private final WriteBufferManager buffers;
    private final BloomFilter filter = new BloomFilter(FILTER_BITS);
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
    private final long bufferBytes;

    static {
        RocksDB.loadLibrary();
    }

    /**
     * Room in that directory, which nobody else uses.
     *
     * @param mebibytes memory outside the heap that all ledgers of the process use together: buffers for what is written,
     *     filters, indexes and blocks that were read
     * @throws UncheckedIOException if the directory cannot be written to
     */
    public LedgerDisk(Path directory, int mebibytes) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a ledger's versions in " + directory + ": " + e, e);
        }
        long bytes = mebibytes * MEBIBYTE;
        cache = new LRUCache(bytes);
        // Buffers are charged to the cache, so that one figure bounds both; half of it is left for filters and blocks.
        buffers = new WriteBufferManager(bytes / 2, cache);
        bufferBytes = Math.min(MOST_BUFFER_BYTES, bytes / 2);
    }

    /** Versions of one more ledger. They take room when the first is put, and give it back when they are cleared. */
    public Versions newVersions() {
        return new DiskVersions(this);
    }

    /** A path within it that was never given before. */
    Path next() {
        return directory.resolve(String.valueOf(count.incrementAndGet()));
    }

    /** The changelog is the log: what is lost here with the process would be restored from there anyway. */
    WriteOptions unlogged() {
        return unlogged;
    }

    /** Settings for looking up single keys that are as good as random, most of which are not there. */
    Options options() {
        BlockBasedTableConfig table = new BlockBasedTableConfig()
                // A new report is not on disk, and the filter says so without looking.
                .setFilterPolicy(filter)
                .setWholeKeyFiltering(true)
                .setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash)
                .setDataBlockHashTableUtilRatio(HASH_INDEX_FILL)
                .setBlockCache(cache)
                // Filters and indexes are within the bound, too, and the last to be given up.
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                .setPinL0FilterAndIndexBlocksInCache(true);
        return new Options()
                .setCreateIfMissing(true)
                .setErrorIfExists(true)
                .setTableFormatConfig(table)
                .setWriteBufferManager(buffers)
                .setWriteBufferSize(bufferBytes)
                // What is not on disk yet is in lists by the first bytes of the id, and is sorted when it is written
                // there, not when it is put.
                .useFixedLengthPrefixExtractor(PREFIX_BYTES)
                .setMemTableConfig(new HashLinkedListMemTableConfig().setBucketCount(bufferBytes / BYTES_PER_LIST))
                .setAllowConcurrentMemtableWrite(false)
                .setMemtablePrefixBloomSizeRatio(MEMTABLE_FILTER)
                .setMemtableWholeKeyFiltering(true)
                // Ids are hashes: there is next to nothing to compress.
                .setCompressionType(CompressionType.NO_COMPRESSION)
                // It is deleted when it is closed.
                .setAvoidFlushDuringShutdown(true)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setStatsDumpPeriodSec(0);
    }

    /** To be closed after the ledgers: what they still hold is deleted under them. */
    @Override
    public void close() {
        unlogged.close();
        filter.close();
        buffers.close();
        cache.close();
        Directories.delete(directory);
    }
}
