// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amazon Elastic Container Registry. Host names: {@code <account>.dkr.ecr.<region>.amazonaws.com}, with
 * {@code ecr-fips} for FIPS, {@code .amazonaws.com.cn} in China, {@code .amazonaws.eu} in the European sovereign cloud,
 * and {@code <account>.dkr-ecr.<region>.on.aws} for dual stack.
 */
record Ecr() implements AccessKeyProvider {
    private static final Pattern HOST = Pattern.compile("[0-9]{12}\\.dkr[.-]ecr(-fips)?\\.(?<region>[a-z0-9-]+)"
            + "\\.(amazonaws\\.com|amazonaws\\.com\\.cn|amazonaws\\.eu|on\\.aws|on\\.amazonwebservices\\.com\\.cn)");

    @Override
    public String type() {
        return "ecr";
    }

    @Override
    public Optional<String> regionIn(RegistryUrl url) {
        Matcher matcher = HOST.matcher(url.host());
        return matcher.matches() ? Optional.of(matcher.group("region")) : Optional.empty();
    }

    @Override
    public boolean hasRegion() {
        return true;
    }

    @Override
    public boolean createsRepositories() {
        return true;
    }

    @Override
    public boolean usesNodeRoleByDefault() {
        return true;
    }

    @Override
    public Optional<TokenGenerator> tokenGenerator() {
        return Optional.of(TokenGenerator.ECR);
    }

    @Override
    public boolean serves(RegistryUrl url) {
        return HOST.matcher(url.host()).matches();
    }
}
