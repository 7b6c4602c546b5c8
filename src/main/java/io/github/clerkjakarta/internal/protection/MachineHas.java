package io.github.clerkjakarta.internal.protection;

import io.github.clerkjakarta.Has;
import io.github.clerkjakarta.Reverification;

/** Answers for a machine, which has no roles, permissions, features or plans. */
final class MachineHas implements Has {
    static final Has NOTHING = new MachineHas();

    private MachineHas() {}

    @Override
    public boolean role(String role) {
        return false;
    }

    @Override
    public boolean permission(String permission) {
        return false;
    }

    @Override
    public boolean feature(String feature) {
        return false;
    }

    @Override
    public boolean plan(String plan) {
        return false;
    }

    @Override
    public boolean reverification(Reverification required) {
        return false;
    }
}
