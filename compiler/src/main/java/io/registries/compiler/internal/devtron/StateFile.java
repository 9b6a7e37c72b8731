// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.format.JsonSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The state of Devtron in a file, so that a plan can be made without a token. */
final class StateFile {
    private static final String VERSION = "registries.devtron-state/v1";
    private static final String HELP = "write it with an earlier `plan`, on a branch whose pipeline has a token";

    private StateFile() {}

    /**
     * The file.
     *
     * @param apiVersion of the format
     * @param state what Devtron returned
     */
    record Document(String apiVersion, LiveState state) {}

    /** The text of the file; it contains no secret. */
    static String text(LiveState state) {
        return JsonSupport.prettyPrint(JsonSupport.toTree(new Document(VERSION, state)));
    }

    /** Reads a file. */
    static Result<LiveState> read(Path file, String name) {
        String problem;
        try {
            Optional<JsonNode> json = JsonSupport.read(Files.readString(file));
            boolean isState = json.filter(
                            tree -> VERSION.equals(tree.path("apiVersion").asString("")))
                    .isPresent();
            Optional<Document> document =
                    isState ? json.flatMap(tree -> JsonSupport.fromTree(tree, Document.class)) : Optional.empty();
            if (document.isPresent()) {
                return Result.success(document.get().state());
            }
            problem = "is not a state of Devtron that this version can read";
        } catch (NoSuchFileException ignored) {
            problem = "does not exist";
        } catch (IOException ignored) {
            problem = "cannot be read";
        }
        return Result.failure(Diagnostic.withoutLocation(
                        DiagnosticCode.INVALID_DEVTRON_STATE, "the saved state `" + name + "` " + problem)
                .help(HELP));
    }
}
