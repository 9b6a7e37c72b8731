// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Each phase by itself, in a Java that is warm: where time goes, not what a user waits. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class Phases {
    @Benchmark
    public Object read(Prepared prepared) {
        return prepared.sources();
    }

    @Benchmark
    public Object parse(Prepared prepared) {
        return prepared.read();
    }

    @Benchmark
    public Object schema(Prepared prepared) {
        return prepared.schema();
    }

    @Benchmark
    public Object link(Prepared prepared) {
        return prepared.link();
    }

    @Benchmark
    public Object analyze(Prepared prepared) {
        return prepared.analyze();
    }

    @Benchmark
    public Object emit(Prepared prepared) {
        return prepared.emit();
    }

    @Benchmark
    public Object write(Prepared prepared) throws IOException {
        return prepared.write();
    }

    @Benchmark
    public Object writeUnchanged(Prepared prepared) throws IOException {
        return prepared.compare();
    }
}
