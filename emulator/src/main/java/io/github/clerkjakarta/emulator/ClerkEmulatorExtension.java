package io.github.clerkjakarta.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Implements {@link ClerkEmulator}. */
final class ClerkEmulatorExtension implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(ClerkEmulatorExtension.class);

    /** Closed by JUnit after the tests of the class. Versions before 5.13 recognise it only by this type. */
    @SuppressWarnings("deprecation")
    private static final class Running implements ExtensionContext.Store.CloseableResource, AutoCloseable {
        private final Emulator emulator;
        private final Map<String, @Nullable String> before = new HashMap<>();

        private Running(Emulator emulator) {
            this.emulator = emulator;
        }

        private void setSystemProperties() {
            emulator.properties().forEach((name, value) -> before.put(name, System.setProperty(name, value)));
        }

        @Override
        public void close() {
            before.forEach((name, value) -> {
                if (value == null) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, value);
                }
            });
            emulator.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        if (store.get(Running.class) != null) {
            // A nested class uses the outer one's emulator.
            return;
        }
        ClerkEmulator wanted = annotation(context.getRequiredTestClass());
        Running running = new Running(Emulator.start(
                Emulator.options().port(wanted.port()).seed(seed(wanted, context.getRequiredTestClass()))));
        store.put(Running.class, running);
        if (wanted.systemProperties()) {
            running.setSystemProperties();
        }
    }

    private static ClerkEmulator annotation(Class<?> test) {
        for (Class<?> type = test; type != null; type = type.getEnclosingClass()) {
            ClerkEmulator found = type.getAnnotation(ClerkEmulator.class);
            if (found != null) {
                return found;
            }
        }
        throw new ExtensionConfigurationException(test.getName() + " lacks @ClerkEmulator.");
    }

    private static Seed seed(ClerkEmulator wanted, Class<?> test) throws IOException {
        Seed seed;
        String resource = "classpath:";
        if (wanted.seed().startsWith(resource)) {
            String name = wanted.seed().substring(resource.length());
            try (InputStream in = test.getClassLoader().getResourceAsStream(name)) {
                if (in == null) {
                    throw new ExtensionConfigurationException("@ClerkEmulator of " + test.getName()
                            + " names a seed that is not on the class path: " + name);
                }
                seed = Seed.read(in, name);
            }
        } else {
            seed = wanted.seed().isEmpty() ? Seed.standard() : Seed.read(Path.of(wanted.seed()));
        }
        return wanted.production() ? seed.inProduction() : seed;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Emulator.class
                || (type == Seed.User.class && parameter.isAnnotated(ClerkUser.class))
                || (type == String.class && parameter.isAnnotated(SessionToken.class));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getStore(NAMESPACE).get(Running.class, Running.class);
        Emulator emulator = running.emulator;
        Optional<ClerkUser> user = parameter.findAnnotation(ClerkUser.class);
        Optional<SessionToken> token = parameter.findAnnotation(SessionToken.class);
        try {
            if (user.isPresent()) {
                return emulator.seed()
                        .user(user.get().value())
                        .orElseThrow(() -> new ParameterResolutionException(
                                "The seed has no user " + user.get().value() + "."));
            }
            return token.isPresent() ? token(emulator, token.get()) : emulator;
        } catch (IllegalArgumentException unknown) {
            throw new ParameterResolutionException(String.valueOf(unknown.getMessage()), unknown);
        }
    }

    private static String token(Emulator emulator, SessionToken wanted) {
        return wanted.organization().isEmpty()
                ? emulator.sessionToken(wanted.value(), wanted.origin())
                : emulator.sessionToken(wanted.value(), wanted.origin(), wanted.organization());
    }
}
