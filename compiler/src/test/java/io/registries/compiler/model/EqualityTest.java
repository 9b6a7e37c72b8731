// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A handwritten {@code equals} compares all components of its record, so that two logins are never mixed up. */
class EqualityTest {
    private static final Span SOMEWHERE =
            Span.startOf(new SourceFile("registries.yaml", Path.of("/registries.yaml"), ""));

    @ParameterizedTest
    @ValueSource(
            classes = {
                RegistryCredentials.Password.class,
                SecretReference.Literal.class,
                SecretReference.EnvironmentVariable.class
            })
    void everyComponentCounts(Class<? extends Record> type) throws ReflectiveOperationException {
        int components = type.getRecordComponents().length;
        Record one = record(type, -1);
        assertThat(record(type, -1)).isEqualTo(one).hasSameHashCodeAs(one);
        for (int other = 0; other < components; other++) {
            assertThat(record(type, other)).isNotEqualTo(one);
        }
    }

    private static Record record(Class<? extends Record> type, int other) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(components[i].getType(), i == other ? "another" : "one");
        }
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object value(Class<?> type, String text) {
        if (type == String.class) {
            return text;
        }
        assertThat(type).as("a component that this test knows nothing of").isEqualTo(Located.class);
        return new Located<>(new SecretReference.Literal(text), SOMEWHERE);
    }
}
