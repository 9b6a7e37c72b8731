// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules for dependencies between packages. */
class ArchitectureTest {
    private static final String ROOT = "io.registries.compiler";
    private static final String INTERNAL = ROOT + ".internal";
    private static final String[] API = {ROOT, ROOT + ".diagnostic", ROOT + ".model..", ROOT + ".report"};
    private static final Set<String> WRITING = Set.of(
            "write",
            "writeString",
            "newOutputStream",
            "move",
            "copy",
            "delete",
            "deleteIfExists",
            "createFile",
            "createDirectory",
            "createDirectories");
    private static final Set<String> READING = Set.of(
            "newInputStream",
            "newByteChannel",
            "newBufferedReader",
            "readString",
            "readAllBytes",
            "readAllLines",
            "lines",
            "list",
            "walk",
            "walkFileTree",
            "newDirectoryStream");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void packagesHaveNoCycles() {
        slices().matching(INTERNAL + ".(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching(INTERNAL + ".init.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "syntax, schema link analysis credentials connectivity emit output",
        "schema, link analysis credentials connectivity emit output",
        "link, analysis credentials connectivity emit output",
        "analysis, credentials connectivity emit output",
        "credentials, connectivity emit output",
        "connectivity, emit output",
        "emit, output"
    })
    void noPhaseDependsOnALaterOne(String phase, String later) {
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + "." + phase + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Arrays.stream(later.split(" "))
                        .map(name -> INTERNAL + "." + name)
                        .toArray(String[]::new))
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({"devtron, docker values", "docker, devtron values", "values, devtron docker"})
    void noImporterDependsOnAnother(String importer, String others) {
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + ".init." + importer)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Arrays.stream(others.split(" "))
                        .map(name -> INTERNAL + ".init." + name)
                        .toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void onlyTheCompilerRunsThePipeline() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(RegistriesCompiler.class.getName())
                .and()
                .resideOutsideOfPackage(INTERNAL + ".pipeline")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(INTERNAL + ".pipeline")
                .check(CLASSES);
    }

    @Test
    void apiExposesNoInternalTypes() {
        codeUnits()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(API)
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .arePublic()
                .should(new ArchCondition<>("name no internal type") {
                    @Override
                    public void check(JavaCodeUnit unit, ConditionEvents events) {
                        Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
                                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                                .filter(type -> type.getPackageName().startsWith(INTERNAL))
                                .forEach(type -> events.add(SimpleConditionEvent.violated(
                                        unit, unit.getFullName() + " exposes " + type.getName())));
                    }
                })
                .check(CLASSES);
    }

    /** Except the builders of requests, which are referenced with their request. */
    @Test
    void noTwoTypesShareASimpleName() {
        Map<String, List<JavaClass>> bySimpleName = CLASSES.stream()
                .filter(type -> !type.isAnonymousClass()
                        && !type.isLocalClass()
                        && !type.getSimpleName().equals("Builder")
                        && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName));
        assertThat(bySimpleName.values().stream().filter(types -> types.size() > 1))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "org.snakeyaml.., internal.syntax",
        "com.networknt.., internal.schema",
        "com.github.mustachejava.., internal.template",
        "software.amazon.., internal.credentials",
        "org.apache.hc.., internal.http",
        "tools.jackson.databind.json.., internal.format",
        "tools.jackson.core.util.., internal.format",
        "com.github.difflib.., report",
        "com.exceptionfactory.jagged.., internal.seal"
    })
    void eachLibraryIsUsedByOnePackage(String library, String name) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "." + name)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    /** It has no resolver of host names, and its proxy logins depend on a property of the whole JVM. */
    @Test
    void nothingUsesTheHttpClientOfTheJdk() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(URLConnection.class)
                .check(CLASSES);
    }

    @Test
    void httpDependsOnlyOnSettingsThreadsAndCertificates() {
        classes()
                .that()
                .resideInAPackage(INTERNAL + ".http")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.net.ssl..",
                        "javax.security..",
                        "org.apache.hc..",
                        INTERNAL + ".crypto",
                        INTERNAL + ".http",
                        INTERNAL + ".parallel",
                        ROOT,
                        "org.jspecify..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({"repair", "secrets"})
    void diagnosticPackagesDependOnNothingElse(String name) {
        classes()
                .that()
                .resideInAPackage(INTERNAL + "." + name + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", INTERNAL + "." + name, ROOT + ".diagnostic", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void modelDependsOnlyOnDiagnosticsAndProviders() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".model")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", ROOT + ".model", ROOT + ".diagnostic", ROOT + ".model.provider", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void sealDependsOnlyOnModelAndYaml() {
        classes()
                .that()
                .resideInAPackage(INTERNAL + ".seal")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        INTERNAL + ".seal",
                        ROOT + ".diagnostic",
                        INTERNAL + ".syntax",
                        ROOT + ".model",
                        INTERNAL + ".crypto",
                        "com.exceptionfactory.jagged..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({"model.provider", "diagnostic", "internal.parallel", "internal.crypto"})
    void foundationsDependOnlyOnTheJdk(String name) {
        classes()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.security..", ROOT + "." + name, "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void onlyOnePackageStartsProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INTERNAL + ".process")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class, Process.class)
                .check(CLASSES);
    }

    @Test
    void onlyOnePackageMakesThreads() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INTERNAL + ".parallel")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        ForkJoinPool.class, ForkJoinTask.class, Executors.class, ExecutorService.class, Timer.class)
                .orShould()
                .callConstructorWhere(
                        describe("make a thread", call -> call.getTargetOwner().isAssignableTo(Thread.class)))
                .check(CLASSES);
    }

    /** Parallel streams and futures without an executor use threads that are shared by all plugins of a build. */
    @Test
    void nothingRunsOnTheCommonPool() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "use the common pool",
                        call -> (call.getName().startsWith("parallel")
                                        && call.getTargetOwner()
                                                .getPackageName()
                                                .startsWith("java.util"))
                                || (call.getTargetOwner().isAssignableTo(CompletableFuture.class)
                                        && call.getName().endsWith("Async"))))
                .check(CLASSES);
    }

    @Test
    void processesDependOnlyOnTheJdkAndThreads() {
        classes()
                .that()
                .resideInAPackage(INTERNAL + ".process")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", INTERNAL + ".process", INTERNAL + ".parallel", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void inputDependsOnlyOnDiagnosticsAndGit() {
        classes()
                .that()
                .resideInAPackage(INTERNAL + ".input")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", INTERNAL + ".input", ROOT + ".diagnostic", INTERNAL + ".process", "org.jspecify..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "syntax",
        "input",
        "schema",
        "repair",
        "secrets",
        "link",
        "analysis",
        "impact",
        "credentials",
        "connectivity",
        "seal",
        "emit",
        "init",
        "output"
    })
    void noPhaseDependsOnReports(String phase) {
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + "." + phase + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".report", INTERNAL + ".pipeline")
                .check(CLASSES);
    }

    @Test
    void emitDependsOnNeitherAnalysisNorConnectivity() {
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + ".emit")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(INTERNAL + ".analysis", INTERNAL + ".connectivity")
                .check(CLASSES);
    }

    @Test
    void connectivityDependsOnNeitherAnalysisNorEmit() {
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + ".connectivity")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(INTERNAL + ".analysis", INTERNAL + ".emit", INTERNAL + ".output")
                .check(CLASSES);
    }

    @Test
    void onlyOutputWritesFiles() {
        DescribedPredicate<JavaCall<?>> writing = describe(
                "write a file",
                call -> call.getTargetOwner().isEquivalentTo(Files.class) && WRITING.contains(call.getName()));
        noClasses()
                .that()
                .resideOutsideOfPackage(INTERNAL + ".output")
                .should()
                .callMethodWhere(writing)
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({"syntax", "schema", "link", "analysis", "impact", "connectivity", "seal", "emit", "init"})
    void onlyInputOpensFilesOfAConfiguration(String name) {
        DescribedPredicate<JavaCall<?>> reading = describe(
                "open a file",
                call -> call.getTargetOwner().isEquivalentTo(Files.class) && READING.contains(call.getName()));
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + "." + name + "..")
                .should()
                .callMethodWhere(reading)
                .check(CLASSES);
    }

    @Test
    void onlyDirectoryHandlesAccessOutputFiles() {
        DescribedPredicate<JavaCall<?>> opening = describe(
                "open a file",
                call -> call.getTargetOwner().isAssignableTo(FileChannel.class)
                        && call.getName().equals("open"));
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + ".output")
                .and()
                .haveNameNotMatching(".*\\.(Secure|Checked)?DirectoryHandle")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.nio\\.file\\.Files|java\\.io\\.(File|Random).*")
                .orShould()
                .callMethodWhere(opening)
                .check(CLASSES);
    }

    @Test
    void usesNoUnorderedMaps() {
        DescribedPredicate<JavaCall<?>> shuffling = describe(
                "make a map of several entries in random order",
                call -> call.getTargetOwner().isEquivalentTo(Map.class)
                        && call.getName().equals("of")
                        && call.getTarget().getRawParameterTypes().size() > 2);
        noClasses().should().callMethodWhere(shuffling).check(CLASSES);
    }
}
