package org.hled.local.faults.strike;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hled.local.faults.Strike;
import org.hled.local.faults.former.FormerVersion;

/** All that is tried. */
public final class Strikes {

    private Strikes() {}

    /** Each once, in the order of the table. */
    public static List<Strike> all() {
        List<Strike> strikes = new ArrayList<>(List.of(
                new AggregatorKilled(),
                new AggregatorKilledTwice(),
                new OneOfTwoKilled(),
                new OneOfTwoKilledTwice(),
                new OneOfTwoFrozen(),
                new BrokerKilled(),
                new OneBrokerOfThree(),
                new TwoBrokersOfThree(),
                new LeaderMoved(),
                new RegistryDown(),
                new RegistryDownAtStart(),
                new RegistryErrors(),
                new StateLost(LedgerStore.MEMORY),
                new StateLost(LedgerStore.ROCKSDB),
                new StateCorrupted(LedgerStore.MEMORY),
                new StateCorrupted(LedgerStore.ROCKSDB),
                new DirtyLeaves(1_000_000),
                new LargerTopic(),
                new HostileInput(1_000, 5),
                new MutatedRecords(1_000_000),
                new LargeRecords(),
                new Flood(),
                new ApiKilled(),
                new ApiCutOff(),
                new SlowReaders(),
                new CatalogChanged(),
                new WrongClock("clock-ahead", Duration.ofHours(1), 11),
                new WrongClock("clock-back", Duration.ofHours(-1), 12),
                new BrokersDiskFull(),
                new AggregatorsDiskFull(),
                new Rebuilt(),
                new RebuiltWhileKilled(),
                new RebuiltWhileClearing(),
                new RebuiltByTwo()));
        FormerVersion.all().forEach(version -> strikes.add(new Upgraded(version)));
        return strikes;
    }

    /**
     * Those with these names; all, if there are none.
     *
     * @throws IllegalArgumentException if one of the names is no fault's
     */
    public static List<Strike> only(Set<String> names) {
        List<Strike> all = all();
        Set<String> unknown = new TreeSet<>(names);
        all.forEach(strike -> unknown.remove(strike.name()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no fault is named %s; there are %s"
                    .formatted(
                            String.join(", ", unknown),
                            all.stream().map(Strike::name).collect(Collectors.joining(", "))));
        }
        return all.stream()
                .filter(strike -> names.isEmpty() || names.contains(strike.name()))
                .toList();
    }
}
