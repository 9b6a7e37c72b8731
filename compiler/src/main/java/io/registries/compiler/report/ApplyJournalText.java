// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.model.plan.AppliedObject;
import io.registries.compiler.model.plan.AppliedPlan;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The texts of {@code apply.json} while a plan is carried out. Each object is rendered once: a text is needed after each of
 * hundreds of them.
 */
public final class ApplyJournalText {
    private static final String FIELD = "\"objects\": [";
    private static final String NO_OBJECTS = FIELD + "]\n}\n";
    private static final int DEPTH = 4;

    private final UnaryOperator<String> mask;
    private final StringBuilder objects = new StringBuilder();
    private int rendered;

    /**
     * @param mask hides secrets in a text
     */
    public ApplyJournalText(UnaryOperator<String> mask) {
        this.mask = mask;
    }

    /** The text for a plan of which more is carried out than the last time. */
    public String of(AppliedPlan applied) {
        List<AppliedObject> all = applied.objects();
        for (; rendered < all.size(); rendered++) {
            String object =
                    mask.apply(JsonText.of(ApplyJson.object(all.get(rendered)))).indent(DEPTH);
            objects.append(rendered == 0 ? "\n" : ",\n").append(object.stripTrailing());
        }
        String text = mask.apply(JsonText.of(ApplyJson.document(applied, List.of(), List.of())));
        if (rendered == 0) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length() + objects.length());
        whole.append(text, 0, text.length() - NO_OBJECTS.length());
        return whole.append(FIELD).append(objects).append("\n  ]\n}\n").toString();
    }
}
