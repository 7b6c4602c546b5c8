package io.github.clerkjakarta.wars.listedclasses;

import io.github.clerkjakarta.wars.modes.OnClass;
import io.github.clerkjakarta.wars.modes.OnMethod;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

@ApplicationPath("/")
public class Root extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(OnClass.class, OnMethod.class);
    }
}
