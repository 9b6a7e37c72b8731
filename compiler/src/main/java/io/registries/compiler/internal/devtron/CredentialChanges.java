// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.model.plan.FieldChange;
import io.registries.compiler.model.plan.PlannedAction;
import io.registries.compiler.model.plan.PlannedObject;
import io.registries.compiler.model.plan.PlannedType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The part of a plan that changes logins which Devtron has. */
final class CredentialChanges {
    private static final Set<String> REGISTRY_FIELDS =
            Set.of("username", "password", "awsAccessKeyId", "awsSecretAccessKey");
    private static final Set<PlannedType> TYPES = EnumSet.of(PlannedType.PULL_SECRET, PlannedType.REGISTRY);

    /** Why a pull secret is refused: a clause that follows its name. */
    static final String MIXED = "has other changes than its logins, and its values are replaced as a whole";

    private CredentialChanges() {}

    /** The objects with logins; those to update have only their logins as changes. */
    static List<PlannedObject> of(List<PlannedObject> objects) {
        return objects.stream()
                .filter(object -> TYPES.contains(object.type()) && object.action() != PlannedAction.CREATE)
                .map(object -> object.action() == PlannedAction.UPDATE ? restricted(object) : object)
                .toList();
    }

    /** Values replace all of a release, so its logins cannot be changed alone. */
    static boolean isMixed(PlannedObject object) {
        return object.type() == PlannedType.PULL_SECRET
                && object.action() == PlannedAction.UPDATE
                && !object.fields().stream().allMatch(field -> isLogin(object.type(), field));
    }

    private static PlannedObject restricted(PlannedObject object) {
        if (isMixed(object)) {
            return new PlannedObject(
                    object.type(),
                    object.name(),
                    PlannedAction.REFUSED,
                    object.fields(),
                    Optional.of(MIXED),
                    Optional.empty(),
                    object.origin());
        }
        List<FieldChange> logins = object.fields().stream()
                .filter(field -> isLogin(object.type(), field))
                .toList();
        boolean differs = logins.stream().anyMatch(FieldChange::differs);
        return new PlannedObject(
                object.type(),
                object.name(),
                differs ? PlannedAction.UPDATE : PlannedAction.UNCHANGED,
                logins,
                Optional.empty(),
                object.allowed(),
                object.origin());
    }

    private static boolean isLogin(PlannedType type, FieldChange field) {
        return type == PlannedType.REGISTRY
                ? REGISTRY_FIELDS.contains(field.name())
                : field.name().startsWith("auths.");
    }
}
