// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amazon Elastic Container Registry. Host names: {@code <account>.dkr.ecr.<region>.amazonaws.com}, with
 * {@code ecr-fips} for FIPS, {@code .amazonaws.com.cn} in China, {@code .amazonaws.eu} in the European sovereign cloud,
 * and {@code <account>.dkr-ecr.<region>.on.aws} for dual stack.
 */
record Ecr() implements AccessKeyProvider {
    private static final Pattern HOST = Pattern.compile(
            "[0-9]{12}\\.dkr[.-]ecr(-fips)?\\.(?<region>[a-z0-9-]+)"
                    + "\\.(?<domain>amazonaws\\.com|amazonaws\\.com\\.cn|amazonaws\\.eu|on\\.aws|on\\.amazonwebservices\\.com\\.cn)");

    private static final int ACCOUNT_DIGITS = 12;
    private static final List<String> GLOBAL = List.of("amazonaws.com", "on.aws");
    private static final List<String> CHINA = List.of("amazonaws.com.cn", "on.amazonwebservices.com.cn");
    private static final List<String> EUROPEAN_SOVEREIGN = List.of("amazonaws.eu");

    @Override
    public String type() {
        return "ecr";
    }

    @Override
    public Optional<String> regionIn(RegistryUrl url) {
        Matcher matcher = HOST.matcher(url.host());
        return matcher.matches() && partition(matcher.group("region")).contains(matcher.group("domain"))
                ? Optional.of(matcher.group("region"))
                : Optional.empty();
    }

    private static List<String> partition(String region) {
        if (region.startsWith("cn-")) {
            return CHINA;
        }
        return region.startsWith("eusc-") ? EUROPEAN_SOVEREIGN : GLOBAL;
    }

    @Override
    public boolean hasIamPolicies() {
        return true;
    }

    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
    @Override
    public String repositoryArn(RegistryUrl url, String repository) {
        String region = regionIn(url).orElseThrow();
        return "arn:" + partitionId(region) + ":ecr:" + region + ":"
                + url.host().substring(0, ACCOUNT_DIGITS) + ":repository" + url.path() + "/" + repository;
    }

    private static String partitionId(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        if (region.startsWith("us-gov-")) {
            return "aws-us-gov";
        }
        return region.startsWith("eusc-") ? "aws-eusc" : "aws";
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
    public String hostFormat() {
        return "<account ID of 12 digits>.dkr.ecr.<region>.amazonaws.com";
    }

    @Override
    public boolean serves(RegistryUrl url) {
        return regionIn(url).isPresent();
    }
}
