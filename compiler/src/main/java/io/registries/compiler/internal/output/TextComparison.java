// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.internal.format.CommittedText;
import io.registries.compiler.model.InvisibleChange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Finds what differs between an existing and a declared text, but is not seen in their lines.
 *
 * @param invisible what differs invisibly
 * @param isSameOtherwise whether nothing else differs
 */
record TextComparison(List<InvisibleChange> invisible, boolean isSameOtherwise) {
    TextComparison {
        invisible = List.copyOf(invisible);
    }

    static TextComparison of(String existing, String declared) {
        String one = existing;
        String other = declared;
        List<InvisibleChange> changes = new ArrayList<>();
        for (InvisibleChange change : InvisibleChange.values()) {
            UnaryOperator<String> normalization = normalization(change);
            String normalized = normalization.apply(one);
            String expected = normalization.apply(other);
            boolean isInOneOnly = normalized.equals(one) != expected.equals(other);
            if (!one.equals(other) && (isInOneOnly || normalized.equals(expected))) {
                changes.add(change);
            }
            one = normalized;
            other = expected;
        }
        return new TextComparison(changes, one.equals(other));
    }

    private static UnaryOperator<String> normalization(InvisibleChange change) {
        return switch (change) {
            case BYTE_ORDER_MARK -> CommittedText::withoutByteOrderMark;
            case LINE_ENDINGS -> CommittedText::withLineFeeds;
            case FINAL_LINE_BREAK -> CommittedText::withoutFinalLineBreak;
            case TRAILING_BLANKS -> CommittedText::withoutTrailingBlanks;
            case HIDDEN_VALUE -> UnaryOperator.identity();
        };
    }
}
