// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.FileDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.Test;

class PluginArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.registries.maven");

    @Test
    void usesOnlyTheApiOfTheCompiler() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.registries.compiler.internal..")
                .check(CLASSES);
    }

    @Test
    void onlyTheConsolePrints() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Console.class, AbstractRegistriesMojo.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Log.class)
                .check(CLASSES);
        noClasses()
                .that()
                .doNotBelongToAnyOf(CommandSink.class, TerminalProgress.class)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(FileDescriptor.class)
                .check(CLASSES);
    }
}
