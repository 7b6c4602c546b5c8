package io.github.clerkjakarta.wars.everyplace;

import io.github.clerkjakarta.Authenticated;
import io.github.clerkjakarta.HasRole;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Resources that carry their annotation in every possible place. */
public interface Resources {
    String SECRET = "secret";

    /** The annotation on the method of an implemented interface, JAX-RS's too. */
    interface Api {
        @GET
        @HasRole("org:admin")
        String get();
    }

    @Path("/interface")
    class OnInterface implements Api {
        @Override
        public String get() {
            return SECRET;
        }
    }

    @Path("/interface-bean")
    @RequestScoped
    class OnInterfaceBean implements Api {
        @Override
        public String get() {
            return SECRET;
        }
    }

    interface Defaults {
        @GET
        @HasRole("org:admin")
        default String get() {
            return SECRET;
        }
    }

    @Path("/default")
    class WithDefault implements Defaults {}

    @Path("/default-bean")
    @RequestScoped
    class WithDefaultBean implements Defaults {}

    @HasRole("org:admin")
    interface ClassApi {}

    @Path("/interface-class")
    class OnInterfaceClass implements ClassApi {
        @GET
        public String get() {
            return SECRET;
        }
    }

    abstract class Base {
        @HasRole("org:admin")
        public String get() {
            return "base";
        }
    }

    @Path("/overridden")
    class Overriding extends Base {
        @GET
        @Override
        public String get() {
            return SECRET;
        }
    }

    @Path("/overridden-bean")
    @RequestScoped
    class OverridingBean extends Base {
        @GET
        @Override
        public String get() {
            return SECRET;
        }
    }

    @HasRole("org:admin")
    abstract class ProtectedBase {}

    @Path("/superclass")
    class OfProtectedBase extends ProtectedBase {
        @GET
        public String get() {
            return SECRET;
        }
    }

    interface Generic<T> {
        @HasRole("org:admin")
        String take(T value);
    }

    @Path("/bridge")
    class Bridged implements Generic<String> {
        @POST
        @Override
        public String take(String value) {
            return SECRET;
        }
    }

    @Path("/bridge-bean")
    @RequestScoped
    class BridgedBean implements Generic<String> {
        @POST
        @Override
        public String take(String value) {
            return SECRET;
        }
    }

    @Stereotype
    @RequestScoped
    @HasRole("org:admin")
    @Retention(RetentionPolicy.RUNTIME)
    @interface Secured {}

    @Path("/stereotype")
    @Secured
    class WithStereotype {
        @GET
        public String get() {
            return SECRET;
        }
    }

    /** The method's annotation replaces its class's of the same kind, and PermitAll lifts it. */
    @Path("/mixed")
    @RequestScoped
    @HasRole("org:nobody")
    class Mixed {
        @GET
        @Path("/replaced")
        @HasRole("org:admin")
        public String replaced() {
            return SECRET;
        }

        @GET
        @Path("/lifted")
        @PermitAll
        public String lifted() {
            return "public";
        }

        @GET
        @Path("/added")
        @Authenticated
        public String added() {
            return SECRET;
        }
    }

    @Path("/welcome")
    class ElsewhereForTheSignedOut {
        @GET
        @Authenticated(unauthenticatedUrl = "~/hello")
        public String get() {
            return SECRET;
        }
    }

    @Path("/who")
    class Who {
        @GET
        public String get() {
            return "unfiltered";
        }
    }

    @Path("/final")
    class FinalMethod {
        @GET
        public final String get() {
            return "public";
        }
    }

    @Path("/suspended")
    @RequestScoped
    class Asynchronous {
        @GET
        @HasRole("org:admin")
        public void get(@Suspended AsyncResponse response) {
            new Thread(() -> response.resume(SECRET)).start();
        }
    }

    @Path("/stage")
    class Staged {
        @GET
        @HasRole("org:admin")
        public CompletionStage<String> get() {
            return CompletableFuture.supplyAsync(() -> SECRET);
        }
    }
}
