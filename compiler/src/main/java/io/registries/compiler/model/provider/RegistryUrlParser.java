// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses the URL of a registry of a type, and says how to correct an invalid one. */
public final class RegistryUrlParser {
    private static final Pattern SCHEME = Pattern.compile("^[a-z]{1,20}://");
    private static final Pattern WITH_API_PATH = Pattern.compile("^([^/]{1,253})/v[12]$|^(index\\.docker\\.io)/v1/.*$");

    private static final Pattern API_PATH = Pattern.compile("/v[12]");

    // A host and digits that are not a port from 1 to 65535, which are tried first.
    private static final Pattern INVALID_PORT = Pattern.compile("[a-z0-9.-]{1,253}:[0-9]{1,20}(/.{0,253})?");

    private RegistryUrlParser() {}

    /**
     * Parses a URL and checks that its host can belong to a registry of this type.
     *
     * @throws InvalidRegistryUrlException with the reason and the help for messages
     */
    public static RegistryUrl parse(Provider provider, String text) throws InvalidRegistryUrlException {
        Optional<RegistryUrl> exact = RegistryUrl.parse(text);
        if (exact.isPresent()) {
            requireHost(provider, exact.get());
            return exact.get();
        }
        Optional<RegistryUrl> corrected = RegistryUrl.parse(simplify(text));
        if (corrected.isPresent()) {
            requireHost(provider, corrected.get());
        }
        throw new InvalidRegistryUrlException(
                problem(text),
                corrected.map(url -> suggestion(provider, url)).orElseGet(() -> hint(text))
                        + (text.contains("@") ? ", and set `username`" : ""));
    }

    private static String suggestion(Provider provider, RegistryUrl url) {
        String other = provider.defaultUrl()
                .filter(standard -> url.path().isEmpty()
                        && RegistryUrl.parse(standard)
                                .map(provider::authKey)
                                .equals(Optional.of(provider.authKey(url))))
                .orElse(url.toString());
        return "write `" + other + "`";
    }

    private static String hint(String text) {
        return INVALID_PORT.matcher(text).matches()
                ? "use a port from 1 to 65535"
                : "write `<host>`, `<host>:<port>` or `<host>:<port>/<path>`";
    }

    /** A text in lower case, without a scheme, a user, the path of the Distribution API and slashes at its end. */
    public static String simplify(String text) {
        String simplified =
                SCHEME.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        simplified = simplified.substring(simplified.lastIndexOf('@') + 1);
        simplified = withoutSlashesAtEnd(simplified);
        return WITH_API_PATH.matcher(simplified).replaceFirst("$1$2");
    }

    private static String withoutSlashesAtEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }

    private static String problem(String text) {
        if (text.contains("://")) {
            return "has a scheme";
        }
        if (text.contains("@")) {
            return "contains a user name";
        }
        if (text.endsWith("/")) {
            return "ends with a slash";
        }
        if (!text.equals(text.strip())) {
            return "starts or ends with white space";
        }
        if (INVALID_PORT.matcher(text).matches()) {
            return "has an invalid port";
        }
        return RegistryUrl.parse(simplify(text)).isPresent()
                ? "contains upper-case letters"
                : "is not a valid registry URL";
    }

    /** The URL to write for a URL that belongs to a provider. */
    public static RegistryUrl canonical(Provider provider, RegistryUrl url) {
        return provider.serves(url)
                ? provider.canonicalUrl(url).flatMap(RegistryUrl::parse).orElse(url)
                : url;
    }

    /** Whether a registry of this type can have this URL. */
    public static boolean accepts(Provider provider, RegistryUrl url) {
        try {
            requireHost(provider, url);
            return true;
        } catch (InvalidRegistryUrlException ignored) {
            return false;
        }
    }

    private static void requireHost(Provider provider, RegistryUrl url) throws InvalidRegistryUrlException {
        Provider owner = Providers.forUrl(url);
        boolean isOwner = owner.type().equals(provider.type());
        Optional<String> canonical = owner.canonicalUrl(url);
        if (isOwner && canonical.isPresent()) {
            throw new InvalidRegistryUrlException(
                    "is not the URL that clients log in to for type `" + provider.type() + "`",
                    "write `" + canonical.get() + "`"
                            + (url.path().isEmpty()
                                            || API_PATH.matcher(url.path()).matches()
                                    ? ""
                                    : ", and add the path to `repository`"));
        }
        if (!isOwner && !provider.allowsHostOf(owner)) {
            throw new InvalidRegistryUrlException(
                    "is not a host of type `" + provider.type() + "`",
                    helpForType(provider, owner, url, newCredentials(provider, owner)),
                    helpForType(provider, owner, url, ""));
        }
        if (!url.isRecognizedAsHost()) {
            throw new InvalidRegistryUrlException(
                    "has no dot and no port, so Docker does not recognize it as a host",
                    "write the full host name, or add the port");
        }
    }

    private static String newCredentials(Provider provider, Provider owner) {
        String former = credentials(provider);
        return former.equals(credentials(owner))
                ? ""
                : " with " + credentials(owner)
                        + (provider instanceof AccessKeyProvider ? "" : " instead of " + former);
    }

    private static String credentials(Provider provider) {
        if (provider instanceof AccessKeyProvider) {
            return "`accessKeyId` and `secretAccessKey`";
        }
        return provider instanceof ServiceAccountProvider ? "`serviceAccountKey`" : "`username` and `password`";
    }

    private static String helpForType(Provider provider, Provider owner, RegistryUrl url, String credentials) {
        String setting = "set `type: " + owner.type() + "`" + credentials;
        if (!owner.equals(Providers.unknownProvider())) {
            return setting
                    + owner.defaultUrl()
                            .filter(standard -> !standard.equals(url.toString()))
                            .map(standard -> ", and write `" + standard + "` or remove `url`")
                            .orElse("");
        }
        return "write `" + provider.hostFormat() + "`, or " + setting;
    }

    /** A text is not the URL of a registry; the message says why. */
    public static final class InvalidRegistryUrlException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String help;
        private final String helpIfPublic;

        InvalidRegistryUrlException(String reason, String help) {
            this(reason, help, help);
        }

        InvalidRegistryUrlException(String reason, String help, String helpIfPublic) {
            super(reason, null, false, false);
            this.help = help;
            this.helpIfPublic = helpIfPublic;
        }

        /**
         * How to fix the URL.
         *
         * @param isPublic whether the registry has no credentials
         */
        public String help(boolean isPublic) {
            return isPublic ? helpIfPublic : help;
        }
    }
}
