package io.github.clerkjakarta.wars.everyplace;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.HasRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.concurrent.CompletableFuture;

/** Beans that protect themselves, called from a resource that does not. */
public interface Beans {

    @ApplicationScoped
    class OnMethod {
        @HasRole("org:admin")
        public String secret() {
            return Resources.SECRET;
        }

        public String selfInvoked() {
            return secret();
        }

        @HasRole("org:admin")
        String packagePrivate() {
            return Resources.SECRET;
        }
    }

    @Dependent
    @HasRole("org:admin")
    class OnClass {
        public String secret() {
            return Resources.SECRET;
        }
    }

    interface Contract {
        @HasRole("org:admin")
        String secret();
    }

    @ApplicationScoped
    class OnInterface implements Contract {
        @Override
        public String secret() {
            return Resources.SECRET;
        }
    }

    abstract class Base {
        @HasRole("org:admin")
        public String secret() {
            return "base";
        }
    }

    @ApplicationScoped
    class Overriding extends Base {
        @Override
        public String secret() {
            return Resources.SECRET;
        }
    }

    @ApplicationScoped
    class Inheriting extends Base {}

    interface WithDefault {
        @HasRole("org:admin")
        default String secret() {
            return Resources.SECRET;
        }
    }

    @ApplicationScoped
    class OfDefault implements WithDefault {}

    @ApplicationScoped
    @HasRole("org:admin")
    class Dollar$$Named extends Open {}

    class Open {
        public String secret() {
            return Resources.SECRET;
        }
    }

    interface Generic<T> {
        @HasRole("org:admin")
        String take(T value);
    }

    @ApplicationScoped
    class Bridged implements Generic<String> {
        @Override
        public String take(String value) {
            return Resources.SECRET;
        }
    }

    @Resources.Secured
    class WithStereotype {
        public String secret() {
            return Resources.SECRET;
        }
    }

    @Path("/bean/{which}")
    @RequestScoped
    class Caller {
        @Inject
        Auth auth;

        @Inject
        OnMethod onMethod;

        @Inject
        OnClass onClass;

        @Inject
        Contract onInterface;

        @Inject
        Overriding overriding;

        @Inject
        Inheriting inheriting;

        @Inject
        OfDefault ofDefault;

        @Inject
        Dollar$$Named dollar;

        @Inject
        Generic<String> bridged;

        @Inject
        WithStereotype withStereotype;

        @Inject
        EjbService ejb;

        @GET
        public String call(@PathParam("which") String which) throws Exception {
            return switch (which) {
                case "method" -> onMethod.secret();
                case "package-private" -> onMethod.packagePrivate();
                case "class" -> onClass.secret();
                case "interface" -> onInterface.secret();
                case "overriding" -> overriding.secret();
                case "inheriting" -> inheriting.secret();
                case "default" -> ofDefault.secret();
                case "dollar" -> dollar.secret();
                case "bridge" -> bridged.take("");
                case "stereotype" -> withStereotype.secret();
                case "ejb" -> ejb.secret();
                case "self" -> onMethod.selfInvoked();
                case "new" -> new OnMethod().secret();
                case "thread" -> CompletableFuture.supplyAsync(onMethod::secret).get();
                case "auth-thread" ->
                    CompletableFuture.supplyAsync(() -> "" + auth.getUserId()).get();
                default -> "unknown";
            };
        }
    }
}
