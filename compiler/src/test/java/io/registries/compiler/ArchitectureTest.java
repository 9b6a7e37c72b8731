// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules for dependencies between packages. */
class ArchitectureTest {
    private static final String ROOT = "io.registries.compiler";
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
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "org.snakeyaml.., syntax",
        "com.networknt.., schema",
        "com.github.mustachejava.., emit",
        "software.amazon.., credentials",
        "com.github.difflib.., report",
        "java.net.http.., connectivity",
        "tools.jackson.databind.json.., json",
        "tools.jackson.core.util.., json",
        "com.exceptionfactory.jagged.., seal"
    })
    void eachLibraryIsUsedByOnePackage(String library, String room) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "." + room)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({"repair", "allowance", "explain", "secrets"})
    void diagnosticPackagesDependOnNothingElse(String room) {
        classes()
                .that()
                .resideInAPackage(ROOT + "." + room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ROOT + "." + room, ROOT + ".diagnostic", "org.jspecify..")
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
                        "java..", ROOT + ".model", ROOT + ".diagnostic", ROOT + ".provider", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void sealDependsOnlyOnModelAndYaml() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".seal")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        ROOT + ".seal",
                        ROOT + ".diagnostic",
                        ROOT + ".syntax",
                        ROOT + ".model",
                        ROOT + ".pem",
                        "com.exceptionfactory.jagged..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({"provider", "diagnostic", "network", "digest", "parallel", "yaml", "pem"})
    void foundationsDependOnlyOnTheJdk(String room) {
        classes()
                .that()
                .resideInAPackage(ROOT + "." + room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.security..", ROOT + "." + room, "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void onlyOnePackageStartsProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".process")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class, Process.class)
                .check(CLASSES);
    }

    @Test
    void onlyOnePackageMakesThreads() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".parallel")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        ForkJoinPool.class, ForkJoinTask.class, Executors.class, ExecutorService.class, Timer.class)
                .orShould()
                .callConstructorWhere(
                        describe("make a thread", call -> call.getTargetOwner().isAssignableTo(Thread.class)))
                .check(CLASSES);
    }

    /** Parallel streams and futures that name no executor run on threads that all plugins of a build share. */
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
                .resideInAPackage(ROOT + ".process")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ROOT + ".process", ROOT + ".parallel", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void inputDependsOnlyOnDiagnosticsAndGit() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".input")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", ROOT + ".input", ROOT + ".diagnostic", ROOT + ".process", "org.jspecify..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "syntax",
        "input",
        "schema",
        "repair",
        "secrets",
        "allowance",
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
                .resideInAPackage(ROOT + "." + phase)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".report", ROOT)
                .check(CLASSES);
    }

    @Test
    void emitDependsOnNeitherAnalysisNorConnectivity() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".emit")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".analysis", ROOT + ".connectivity")
                .check(CLASSES);
    }

    @Test
    void connectivityDependsOnNeitherAnalysisNorEmit() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".connectivity")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".analysis", ROOT + ".emit", ROOT + ".output")
                .check(CLASSES);
    }

    @Test
    void onlyOutputWritesFiles() {
        DescribedPredicate<JavaCall<?>> writing = describe(
                "write a file",
                call -> call.getTargetOwner().isEquivalentTo(Files.class) && WRITING.contains(call.getName()));
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".output")
                .should()
                .callMethodWhere(writing)
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({"syntax", "schema", "link", "analysis", "impact", "model", "connectivity", "seal", "emit", "init"})
    void onlyInputOpensFilesOfAConfiguration(String room) {
        DescribedPredicate<JavaCall<?>> reading = describe(
                "open a file",
                call -> call.getTargetOwner().isEquivalentTo(Files.class) && READING.contains(call.getName()));
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + room)
                .should()
                .callMethodWhere(reading)
                .check(CLASSES);
    }

    @Test
    void onlyTheCheckedEntryOpensFilesOfOutputDirectories() {
        DescribedPredicate<JavaCall<?>> opening = describe(
                "open a file",
                call -> call.getTargetOwner().isAssignableTo(FileChannel.class)
                        && call.getName().equals("open"));
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".output")
                .and()
                .haveNameNotMatching(
                        ".*\\.(OutputDirectory|RootDirectory|DirectoryCreator|Staging|FilePermissions|FileState)")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.nio\\.file\\.Files|java\\.io\\.(File|Random).*")
                .orShould()
                .callMethodWhere(opening)
                .check(CLASSES);
    }

    @Test
    void noMapHasARandomOrder() {
        DescribedPredicate<JavaCall<?>> shuffling = describe(
                "make a map of several entries in random order",
                call -> call.getTargetOwner().isEquivalentTo(Map.class)
                        && call.getName().equals("of")
                        && call.getTarget().getRawParameterTypes().size() > 2);
        noClasses().should().callMethodWhere(shuffling).check(CLASSES);
    }
}
