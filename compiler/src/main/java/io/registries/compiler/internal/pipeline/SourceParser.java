// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.internal.parallel.Preparation;
import io.registries.compiler.internal.repair.MistakeFinder;
import io.registries.compiler.internal.schema.SchemaValidator;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.internal.syntax.YamlReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts to trees of the right shape. A file that cannot be read keeps no other from being checked.
 *
 * @param schema reads the schema
 * @param tasks read several files side by side
 */
public record SourceParser(Preparation schema, ParallelTasks tasks) {
    /** Files whose mistakes are looked for; those of further files are reported as they are found. */
    private static final int MAX_EXPLAINED_FILES = 20;

    /** Starts to read the schema, so that it is at hand when the first tree is. */
    public static SourceParser prepare(ParallelTasks tasks) {
        return new SourceParser(tasks.prepare(SchemaValidator::prepare), tasks);
    }

    /** The trees, or what is wrong with each text. */
    public Result<List<Node.Mapping>> parse(List<SourceFile> sources) {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        List<Node.Mapping> trees = new ArrayList<>();
        List<Result<Node.Mapping>> shapes = tasks.map(sources, this::read);
        int failed = 0;
        for (int i = 0; i < shapes.size(); i++) {
            boolean explained = !shapes.get(i).isSuccess() && failed++ < MAX_EXPLAINED_FILES;
            diagnostics
                    .collect(explained ? explain(sources.get(i), shapes.get(i)) : shapes.get(i))
                    .ifPresent(trees::add);
        }
        return diagnostics.result(() -> trees);
    }

    private Result<Node.Mapping> read(SourceFile source) {
        return YamlReader.read(source, tasks).flatMap(tree -> {
            schema.await();
            return SchemaValidator.validate(tree);
        });
    }

    private static Result<Node.Mapping> explain(SourceFile source, Result<Node.Mapping> tree) {
        return Result.failure(MistakeFinder.explain(
                source, tree.diagnostics(), attempt -> shape(attempt).diagnostics()));
    }

    /** The tree of one text. */
    public static Result<Node.Mapping> shape(SourceFile source) {
        return YamlReader.read(source).flatMap(SchemaValidator::validate);
    }
}
