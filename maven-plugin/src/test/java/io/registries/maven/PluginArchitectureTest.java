// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PluginArchitectureTest {
    @Test
    void usesOnlyTheApiOfTheCompiler() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.registries.compiler.internal..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.registries.maven"));
    }
}
