// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.link;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Findings;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Access;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.PullSecret.Delivery;
import io.registries.compiler.model.Registry;
import io.registries.compiler.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pull secrets of one environment. */
final class PullSecretLinker {
    /** Helm's bound on the name of a release. */
    private static final int MAX_RELEASE = 53;

    private final Located<String> environment;
    private final Names<Registry> registries;
    private final List<Located<Registry>> nodePulls;
    private final Findings findings;

    PullSecretLinker(
            Located<String> environment,
            Names<Registry> registries,
            List<Located<Registry>> nodePulls,
            Findings findings) {
        this.nodePulls = nodePulls;
        this.environment = environment;
        this.registries = registries;
        this.findings = findings;
    }

    /** The secret of an environment that declares none; absent where nothing needs one. */
    Optional<PullSecret> byDefault(String name, List<Located<Registry>> needed) {
        if (needed.isEmpty()) {
            return Optional.empty();
        }
        Located<String> located = new Located<>(name, environment.span());
        return Optional.of(new PullSecret(
                located,
                Optional.empty(),
                release(located, Optional.empty()),
                Map.of(),
                Map.of(),
                Delivery.VALUES,
                entries(needed, Map.of())));
    }

    /** A declared secret, given what its environment needs and no other secret names. */
    PullSecret link(Fields fields, List<Located<Registry>> rest) {
        Located<String> name = fields.require("name");
        String user = "pull secret `" + name + "` of environment `" + environment + "`";
        List<Located<Registry>> wanted =
                new ArrayList<>(fields.has("registries") ? registries.findAll(fields.texts("registries"), user) : rest);
        for (Located<Registry> further : registries.findAll(fields.texts("additionalRegistries"), user)) {
            if (!wanted.contains(further)) {
                wanted.add(further);
            }
        }
        wanted.removeIf(this::needless);
        return new PullSecret(
                name,
                fields.text("project").map(Located::value),
                release(name, fields.text("release")),
                fields.strings("labels"),
                fields.strings("annotations"),
                fields.flag("existing") ? Delivery.EXISTING : Delivery.VALUES,
                entries(wanted, credentials(fields, user)));
    }

    private boolean needless(Located<Registry> registry) {
        Optional<String> reason = Optional.empty();
        if (registry.value().isPublic()) {
            reason = Optional.of("registry `" + registry.value().name() + "` is public");
        } else if (registry.value().provider().pulledByNodeRole() && nodePulls.contains(registry)) {
            reason = Optional.of("the nodes of environment `" + environment + "` pull from registry `"
                    + registry.value().name() + "` by their own role");
        }
        reason.ifPresent(why -> findings.add(
                Diagnostic.at(Code.NEEDLESS_ENTRY, registry.span(), why + ": it gets no entry in a pull secret")
                        .hint("remove it here")));
        return reason.isPresent();
    }

    private String release(Located<String> name, Optional<Located<String>> declared) {
        String release = declared.map(Located::value).orElse(name + "-" + environment);
        if (release.length() > MAX_RELEASE) {
            findings.add(Diagnostic.at(
                            Code.INVALID_VALUE,
                            name.span(),
                            "the release `" + release + "` would have more than " + MAX_RELEASE + " characters")
                    .hint("give the pull secret a shorter `release`"));
        }
        return release;
    }

    private Map<String, Access> credentials(Fields fields, String user) {
        Map<String, Access> credentials = new HashMap<>();
        for (Node.Entry entry :
                fields.fields("credentials").map(own -> own.map().entries()).orElse(List.of())) {
            Access access = AccessLinker.credentials(Fields.of(entry.value())).orElseThrow();
            registries.find(entry.key().located(), user).ifPresent(registry -> {
                if (registry.value().pull().getClass() == access.getClass()) {
                    credentials.put(entry.key().text(), access);
                } else {
                    findings.add(Diagnostic.at(
                                    Code.UNFIT_CREDENTIALS,
                                    entry.key().span(),
                                    "registry `" + entry.key().text() + "` of type `"
                                            + registry.value().provider().type()
                                            + "` takes other credentials than these")
                            .related(registry.value().name().span(), "declared here")
                            .hint("give it the credentials that its declaration has"));
                }
            });
        }
        return credentials;
    }

    private List<PullSecret.Entry> entries(List<Located<Registry>> wanted, Map<String, Access> credentials) {
        Map<String, List<Located<Registry>>> byKey = new LinkedHashMap<>();
        wanted.stream()
                .filter(registry -> !registry.value().isPublic())
                .forEach(registry -> byKey.computeIfAbsent(registry.value().authKey(), key -> new ArrayList<>())
                        .add(registry));
        Map<String, PullSecret.Entry> entries = new LinkedHashMap<>();
        byKey.forEach((key, sharing) -> sharing.forEach(registry -> {
            String path = sharing.size() > 1 ? registry.value().url().value().path() : "";
            Registry one = registry.value();
            Access access = credentials.getOrDefault(one.name().value(), one.pull());
            PullSecret.Entry first =
                    entries.putIfAbsent(key + path, new PullSecret.Entry(key + path, one, access, registry.span()));
            if (first != null) {
                findings.add(collision(registry, first));
            }
        }));
        byKey.values().stream()
                .filter(sharing -> sharing.size() > 1 && haveDistinctPaths(sharing))
                .forEach(sharing -> findings.add(shared(sharing)));
        return List.copyOf(entries.values());
    }

    private static boolean haveDistinctPaths(List<Located<Registry>> sharing) {
        return sharing.stream()
                        .map(registry -> registry.value().url().value().path())
                        .distinct()
                        .count()
                == sharing.size();
    }

    private Diagnostic collision(Located<Registry> registry, PullSecret.Entry first) {
        return Diagnostic.at(
                        Code.REGISTRIES_COLLIDE,
                        registry.span(),
                        "registries `" + first.registry().name() + "` and `"
                                + registry.value().name() + "` have one key `" + first.authKey()
                                + "` in a pull secret of environment `" + environment + "`")
                .related(first.span(), "the first")
                .hint("put them into two pull secrets");
    }

    private Diagnostic shared(List<Located<Registry>> sharing) {
        Located<Registry> last = sharing.get(sharing.size() - 1);
        return Diagnostic.at(
                        Code.REGISTRIES_SHARE_HOST,
                        last.span(),
                        sharing.size() + " registries of one host share a pull secret of environment `" + environment
                                + "`: their keys carry their paths")
                .related(sharing.get(0).span(), "the first")
                .hint("two pull secrets are safer");
    }
}
