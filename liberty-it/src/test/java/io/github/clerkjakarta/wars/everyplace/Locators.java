package io.github.clerkjakarta.wars.everyplace;

import io.github.clerkjakarta.HasRole;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Sub-resource locators, with the annotation in each place on the way. */
public interface Locators {

    class Open {
        @GET
        public String get() {
            return Resources.SECRET;
        }
    }

    class Secured {
        @GET
        @HasRole("org:admin")
        public String get() {
            return Resources.SECRET;
        }
    }

    @HasRole("org:admin")
    class SecuredClass {
        @GET
        public String get() {
            return Resources.SECRET;
        }
    }

    @RequestScoped
    class OpenBean {
        @GET
        public String get() {
            return Resources.SECRET;
        }
    }

    /** The annotation on what is found. */
    @Path("/locator/found")
    class Finding {
        @Path("/method")
        public Secured method() {
            return new Secured();
        }

        @Path("/class")
        public SecuredClass ofClass() {
            return new SecuredClass();
        }

        @Path("/type")
        public Class<SecuredClass> type() {
            return SecuredClass.class;
        }

        @Path("/object")
        public Object object() {
            return new Secured();
        }
    }

    /** The locator's annotation replaces its class's. */
    @Path("/locator/replacing")
    @HasRole("org:nobody")
    class Replacing {
        @Path("/sub")
        @HasRole("org:admin")
        public Open sub() {
            return new Open();
        }
    }

    /** The annotation on the locator, of a class that is not a bean. */
    @Path("/locator/plain")
    class PlainLocator {
        @Path("/sub")
        @HasRole("org:admin")
        public Open sub() {
            return new Open();
        }

        @Path("/object")
        @HasRole("org:admin")
        public Object object() {
            return new Open();
        }
    }

    @Path("/locator/bean")
    @RequestScoped
    class BeanLocator {
        @Inject
        OpenBean bean;

        @Path("/sub")
        @HasRole("org:admin")
        public Open sub() {
            return new Open();
        }

        @Path("/injected")
        @HasRole("org:admin")
        public OpenBean injected() {
            return bean;
        }
    }

    @Path("/locator/owner")
    @HasRole("org:admin")
    class Owner {
        @Path("/sub")
        public Open sub() {
            return new Open();
        }

        @Path("/deep")
        public Between deep() {
            return new Between();
        }
    }

    class Between {
        @Path("/sub")
        public Open sub() {
            return new Open();
        }
    }

    @Path("/locator/owner-bean")
    @RequestScoped
    @HasRole("org:admin")
    class OwnerBean {
        @Path("/sub")
        public Open sub() {
            return new Open();
        }
    }
}
