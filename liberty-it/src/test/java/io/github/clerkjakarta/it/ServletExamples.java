package io.github.clerkjakarta.it;

import java.util.ArrayList;
import java.util.List;

/** Servlets, filters and listeners, however they are registered; WebSocket endpoints. */
final class ServletExamples {
    private static final String SERVLET = "servlet";
    private static final String FILTER = "servlet filter";
    private static final String LISTENER = "servlet listener";
    private static final String ENDPOINT = "WebSocket endpoint";
    private static final String BY_SERVLETS = "is created by the servlet container";
    private static final String NO_REQUESTS = "is a WebSocket endpoint";

    private static final String ON_CLASS =
            "{mark}\npublic class Page extends HttpServlet { @Override public void doGet(HttpServletRequest q,"
                    + " HttpServletResponse s) throws IOException { s.getWriter().print(\"secret\"); } }\n";
    private static final String ON_METHOD =
            "public class Page extends HttpServlet { @Override {mark} protected void doGet(HttpServletRequest q,"
                    + " HttpServletResponse s) throws IOException { s.getWriter().print(\"secret\"); } }\n";
    private static final String FILTER_CLASS =
            "{mark}\npublic class Filtering implements Filter { public void doFilter(ServletRequest q,"
                    + " ServletResponse s, FilterChain c) throws IOException, ServletException { c.doFilter(q, s); } }\n";

    private ServletExamples() {}

    static final List<Example> ALL = all();

    private static List<Example> all() {
        List<Example> all = new ArrayList<>();
        all.add(servlet("class, `@WebServlet`", "@WebServlet(\"/{path}\") " + ON_CLASS, "Page"));
        all.add(servlet("`doGet`, `@WebServlet`", "@WebServlet(\"/{path}\") " + ON_METHOD, "Page.doGet"));
        all.add(servlet(
                "`doGet`, `@WebServlet`, a bean", "@WebServlet(\"/{path}\") @Dependent " + ON_METHOD, "Page.doGet"));
        all.add(servlet("class, web.xml", ON_CLASS, "Page")
                .webXml("<servlet><servlet-name>{path}</servlet-name><servlet-class>{package}.Page</servlet-class>"
                        + "</servlet><servlet-mapping><servlet-name>{path}</servlet-name>"
                        + "<url-pattern>/{path}</url-pattern></servlet-mapping>"));
        for (String added : List.of("Page.class", "new Page()")) {
            String add = "context.addServlet(\"{path}\", " + added + ").addMapping(\"/{path}\");";
            all.add(servlet(
                    "`doGet`, `addServlet(\"x\", " + added + ")` in a listener",
                    ON_METHOD + "\n@WebListener\npublic class Adding implements ServletContextListener {"
                            + " public void contextInitialized(ServletContextEvent event) {"
                            + " ServletContext context = event.getServletContext(); " + add + " } }\n",
                    "Page.doGet"));
            all.add(servlet(
                            "class, `addServlet(\"x\", " + added + ")` in a `ServletContainerInitializer`",
                            ON_CLASS + "\npublic class Adding implements ServletContainerInitializer {"
                                    + " public void onStartup(Set<Class<?>> types, ServletContext context) { " + add
                                    + " } }\n",
                            "Page")
                    .service("jakarta.servlet.ServletContainerInitializer", "Adding"));
        }
        all.add(Example.of(FILTER, "`@WebFilter`", "@WebFilter(\"/nothing\") " + FILTER_CLASS)
                .refused("Filtering", BY_SERVLETS));
        all.add(Example.of(
                        FILTER, "`@WebFilter`, a bean", "@WebFilter(\"/nothing\") @ApplicationScoped " + FILTER_CLASS)
                .refused("Filtering", BY_SERVLETS));
        all.add(Example.of(FILTER, "web.xml", FILTER_CLASS)
                .webXml("<filter><filter-name>{path}</filter-name><filter-class>{package}.Filtering</filter-class>"
                        + "</filter><filter-mapping><filter-name>{path}</filter-name>"
                        + "<url-pattern>/nothing</url-pattern></filter-mapping>")
                .refused("Filtering", BY_SERVLETS));
        all.add(Example.of(FILTER, "`addFilter` in a listener", FILTER_CLASS + """

                @WebListener
                public class Adding implements ServletContextListener {
                    public void contextInitialized(ServletContextEvent event) {
                        event.getServletContext().addFilter("{path}", new Filtering());
                    }
                }
                """)
                .refused("Filtering", BY_SERVLETS));
        all.add(Example.of(LISTENER, "`@WebListener`, on the class", """
                @WebListener {mark}
                public class Listening implements HttpSessionListener {
                    public void sessionCreated(HttpSessionEvent event) {}
                }
                """).refused("Listening", BY_SERVLETS));
        all.add(Example.of(LISTENER, "web.xml, on the method", """
                public class Listening implements ServletRequestListener {
                    {mark} public void requestInitialized(ServletRequestEvent event) {}
                }
                """)
                .webXml("<listener><listener-class>{package}.Listening</listener-class></listener>")
                .refused("Listening.requestInitialized", BY_SERVLETS));
        all.add(endpoint("`@OnMessage`", "", "", "{mark}", "Chat.said"));
        all.add(endpoint("class", "{mark}", "", "", "Chat"));
        all.add(endpoint("`@OnMessage`, a bean", "", "@RequestScoped", "{mark}", "Chat.said"));
        all.add(Example.of(ENDPOINT, "programmatic", """
                public class Chat extends jakarta.websocket.Endpoint {
                    {mark} public void onOpen(jakarta.websocket.Session s, jakarta.websocket.EndpointConfig c) {}
                }

                public class Chats implements jakarta.websocket.server.ServerApplicationConfig {
                    public Set<jakarta.websocket.server.ServerEndpointConfig> getEndpointConfigs(
                            Set<Class<? extends jakarta.websocket.Endpoint>> types) {
                        return Set.of(jakarta.websocket.server.ServerEndpointConfig.Builder
                                .create(Chat.class, "/{path}").build());
                    }
                    public Set<Class<?>> getAnnotatedEndpointClasses(Set<Class<?>> types) { return types; }
                }
                """).refused("Chat.onOpen", NO_REQUESTS));
        return all;
    }

    private static Example servlet(String what, String text, String element) {
        return Example.of(SERVLET, what, text).refused(element, BY_SERVLETS);
    }

    private static Example endpoint(String what, String onClass, String scope, String onMethod, String element) {
        String text = onClass + " @ServerEndpoint(\"/{path}\") " + scope + "\npublic class Chat { " + onMethod
                + " @OnMessage public String said(String message) { return \"secret\"; } }\n";
        return Example.of(ENDPOINT, what, text).refused(element, NO_REQUESTS);
    }
}
