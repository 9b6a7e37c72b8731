// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import io.registries.compiler.diagnostic.OptionNames;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.analysis.Analyzer;
import io.registries.compiler.internal.credentials.EnvironmentSource;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.credentials.SecretLinter;
import io.registries.compiler.internal.emit.Emitter;
import io.registries.compiler.internal.emit.OutputFile;
import io.registries.compiler.internal.emit.OutputSelection;
import io.registries.compiler.internal.emit.ReencryptionPolicy;
import io.registries.compiler.internal.emit.TemplateFolder;
import io.registries.compiler.internal.input.InputRoots;
import io.registries.compiler.internal.link.Linker;
import io.registries.compiler.internal.output.OutputTree;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.internal.schema.SchemaValidator;
import io.registries.compiler.internal.syntax.ItemListener;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.internal.syntax.SourceFiles;
import io.registries.compiler.internal.syntax.YamlReader;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.PullPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Each phase's input, made by the phases before it. */
@State(Scope.Benchmark)
public class Prepared {
    private static final Set<OutputKind> KINDS = EnumSet.of(OutputKind.DOCKER_BUILD_CONFIGS, OutputKind.DT_SECRETS);

    @Param({"1000", "10000"})
    int outputs = 1000;

    private final ParallelTasks tasks = ParallelTasks.open();
    private final OutputSelection selection = new OutputSelection(KINDS, Set.of());
    private Path folder = Path.of("");
    private List<SourceFile> sources = List.of();
    private List<Node> read = List.of();
    private List<Node.Mapping> trees = List.of();
    private Configuration configuration = Configuration.EMPTY;
    private List<PullPath> paths = List.of();
    private List<OutputFile> files = List.of();
    private int runs;

    /** Runs all phases once. */
    @Setup(Level.Trial)
    public void prepare() throws IOException {
        folder = Files.createTempDirectory("registries-phases");
        new Workload(outputs, 1).write(folder.resolve("source"));
        sources = value(sources());
        read = read();
        trees = schema();
        configuration = value(link());
        paths = value(analyze());
        files = value(emit());
        write(folder.resolve("unchanged"));
    }

    /** A folder for each run would fill the disk. */
    @TearDown(Level.Iteration)
    public void forget() throws IOException {
        Trees.delete(folder.resolve("runs"));
    }

    @TearDown(Level.Trial)
    public void clean() throws IOException {
        tasks.close();
        Trees.delete(folder);
    }

    Result<List<SourceFile>> sources() {
        return SourceFiles.read(
                folder, InputRoots.startingAt(folder), folder.resolve("source").toString(), OptionNames.API);
    }

    List<Node> read() {
        return sources.stream()
                .map(source -> value(YamlReader.read(source, tasks, ItemListener.NONE)))
                .toList();
    }

    List<Node.Mapping> schema() {
        return read.stream().map(node -> value(SchemaValidator.validate(node))).toList();
    }

    Result<Configuration> link() {
        return Linker.link(trees, tasks);
    }

    Result<List<PullPath>> analyze() {
        return new Analyzer(Clock.systemUTC(), false).analyze(configuration, tasks);
    }

    Result<List<OutputFile>> emit() {
        Emitter emitter = new Emitter(configuration, selection, TemplateFolder.NONE);
        EnvironmentSource secrets = new EnvironmentSource(Map.of(Workload.SECRET, "made-up-token"));
        Keychain keychain = value(Keychain.open(
                emitter.credentials(),
                List.of(secrets),
                SecretLinter.forConfiguration(Clock.systemUTC(), configuration)));
        return emitter.emit(
                paths,
                keychain,
                new ReencryptionPolicy(path -> Optional.empty(), Optional.empty(), false, SecureRandom::new),
                tasks);
    }

    /** Into a folder that is not there yet. */
    OutputTree.Changes write() throws IOException {
        return write(folder.resolve("runs").resolve(Integer.toString(runs++)));
    }

    OutputTree.Changes compare() throws IOException {
        return write(folder.resolve("unchanged"));
    }

    private OutputTree.Changes write(Path output) throws IOException {
        return value(new OutputTree(folder, folder, output, output, OptionNames.API)
                .write(files, selection, done -> {}, tasks));
    }

    private static <T> T value(Result<T> result) {
        return result.value()
                .orElseThrow(
                        () -> new IllegalStateException(result.diagnostics().toString()));
    }
}
