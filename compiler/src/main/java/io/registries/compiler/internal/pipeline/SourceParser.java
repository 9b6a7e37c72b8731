// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.internal.parallel.Preparation;
import io.registries.compiler.internal.repair.MistakeFinder;
import io.registries.compiler.internal.schema.ItemMatcher;
import io.registries.compiler.internal.schema.SchemaValidator;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.internal.syntax.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses source files and validates them against the schema. An invalid file does not prevent the check of others.
 *
 * @param schema the compilation of the schema
 * @param tasks parse files in parallel
 */
public record SourceParser(Preparation schema, ParallelTasks tasks) {
    /**
     * The number of invalid files in which editing mistakes are searched; errors of further files are reported
     * unchanged.
     */
    private static final int MAX_EXPLAINED_FILES = 20;

    /** Starts to compile the schema ahead of time. */
    public static SourceParser prepare(ParallelTasks tasks) {
        return new SourceParser(tasks.prepare(SchemaValidator::prepare), tasks);
    }

    /** Parses all files; reports the errors of each. */
    public Result<List<Node.Mapping>> parse(List<SourceFile> sources) {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        List<Node.Mapping> trees = new ArrayList<>();
        List<Result<Node.Mapping>> results = tasks.map(sources, this::read);
        int failed = 0;
        for (int i = 0; i < results.size(); i++) {
            boolean explained = !results.get(i).isSuccess() && failed++ < MAX_EXPLAINED_FILES;
            Optional<Node.Mapping> tree =
                    diagnostics.collect(explained ? explain(sources.get(i), results.get(i)) : results.get(i));
            if (tree.isPresent()) {
                trees.add(tree.get());
            }
        }
        return diagnostics.result(() -> trees);
    }

    private Result<Node.Mapping> read(SourceFile source) {
        ItemMatcher items = new ItemMatcher(schema);
        return YamlReader.read(source, tasks, items).flatMap(items::validate);
    }

    private static Result<Node.Mapping> explain(SourceFile source, Result<Node.Mapping> tree) {
        return Result.failure(MistakeFinder.explain(
                source, tree.diagnostics(), attempt -> parse(attempt).diagnostics()));
    }

    /** Parses one file. */
    public static Result<Node.Mapping> parse(SourceFile source) {
        return YamlReader.read(source).flatMap(SchemaValidator::validate);
    }
}
