package vn.giaoban.web.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemWriter;

/// Who may call what, in one table, and what every answer carries.
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {
  private static final String[] OFFICE = {"ADMIN", "SECRETARY"};
  private static final String[] OFFICE_AND_CHAIR = {"ADMIN", "SECRETARY", "CHAIR"};
  private static final String[] INVITEES = {"ADMIN", "SECRETARY", "CHAIR", "UNIT", "JOIN"};
  private static final String[] EVERYBODY = {"ADMIN", "SECRETARY", "CHAIR", "UNIT"};

  @Bean
  InstantSource clock() {
    return Clock.systemUTC();
  }

  /// Spring Security would watch each filter of each request; nobody reads that, and it costs as
  /// much as the filters. Requests themselves are counted by Spring's web part.
  @Bean
  SecurityObservationSettings securityObservationSettings() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  SecurityWebFilterChain securityWebFilterChain(
      ServerHttpSecurity http,
      Sessions sessions,
      List<BearerTokens> tokens,
      ProblemWriter problems) {
    return http.csrf(ServerHttpSecurity.CsrfSpec::disable) // SignedIn does it, bound to the session
        .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .addFilterAt(new SignedIn(sessions, tokens), SecurityWebFiltersOrder.AUTHENTICATION)
        .authorizeExchange(SecurityConfiguration::paths)
        .exceptionHandling(failures ->
            failures
                .authenticationEntryPoint(
                    (exchange, e) -> problems.write(exchange, Problem.notSignedIn()))
                .accessDeniedHandler((exchange, e) ->
                    problems.write(exchange, Problem.of(HttpStatus.FORBIDDEN, "forbidden"))))
        .headers(headers ->
            headers
                .cache(ServerHttpSecurity.HeaderSpec.CacheSpec::disable) // each answer says it
                .writer(new ContentSecurityPolicy())
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicy(policy ->
                    policy.policy(
                        "camera=(self), microphone=(self), display-capture=(self), "
                            + "geolocation=()"))
                .frameOptions(frames -> frames.mode(Mode.SAMEORIGIN)))
        .build();
  }

  private static void paths(AuthorizeExchangeSpec to) {
    // Join tokens: the room looks at them itself.
    to.pathMatchers("/api/join", "/api/join/**").permitAll();
    to.pathMatchers("/whip/**", "/whep/**").permitAll();
    to.pathMatchers(GET, "/api/briefings/*/room/sessions").hasAnyRole(OFFICE);
    to.pathMatchers("/api/briefings/*/room/sessions/*/trace").hasAnyRole(OFFICE);
    to.pathMatchers("/api/briefings/*/room/sessions", "/api/briefings/*/room/sessions/**")
        .permitAll();
    to.pathMatchers("/api/briefings/*/room/events").permitAll();
    to.pathMatchers("/api/screens", "/api/screens/current").permitAll();
    to.pathMatchers("/api/briefings/*/room/screens", "/api/briefings/*/room/screens/*")
        .hasAnyRole("ADMIN", "SECRETARY", "CHAIR", "UNIT", "JOIN");
    to.pathMatchers(GET, "/api/briefings/*/documents", "/api/briefings/*/documents/**")
        .hasAnyRole("ADMIN", "SECRETARY", "CHAIR", "UNIT", "JOIN");

    to.pathMatchers("/api/briefings/*/notes")
        .hasAnyRole("ADMIN", "SECRETARY", "CHAIR", "UNIT", "JOIN");

    // An invitee answers, hands papers in and asks for the floor by its link or its account.
    to.pathMatchers("/api/briefings/*/reply").hasAnyRole(INVITEES);
    to.pathMatchers(GET, "/api/briefings/*/document-requests", "/api/briefings/*/room/people")
        .hasAnyRole(INVITEES);
    to.pathMatchers(POST, "/api/briefings/*/document-requests/*/documents").hasAnyRole(INVITEES);
    to.pathMatchers(POST, "/api/briefings/*/speakers").hasAnyRole(INVITEES);
    to.pathMatchers(DELETE, "/api/briefings/*/speakers/*").hasAnyRole(INVITEES);

    to.pathMatchers(POST, "/api/login").permitAll();
    to.pathMatchers(POST, "/api/logout").permitAll();
    to.pathMatchers("/api/me", "/api/me/**", "/api/tokens", "/api/tokens/**").hasAnyRole(EVERYBODY);
    to.pathMatchers("/api/accounts", "/api/accounts/**").hasRole("ADMIN");
    to.pathMatchers("/api/operations", "/api/operations/**").hasRole("ADMIN");
    to.pathMatchers("/api/people").hasAnyRole(OFFICE_AND_CHAIR);
    to.pathMatchers("/api/calendar/feeds", "/api/calendar/feeds/*").hasAnyRole(EVERYBODY);
    to.pathMatchers(GET, "/api/series/*", "/api/templates", "/api/templates/*", "/api/halls")
        .hasAnyRole(OFFICE_AND_CHAIR);
    to.pathMatchers(
            "/api/mail/**",
            "/api/letter-templates",
            "/api/letter-templates/**",
            "/api/briefings/*/notices",
            "/api/briefings/*/notices/**")
        .hasAnyRole(OFFICE);

    to.pathMatchers(GET, "/api/tracking/**").hasAnyRole(OFFICE_AND_CHAIR);

    // Chairs open, close, approve and let people in; units answer for themselves.
    to.pathMatchers(
            POST,
            "/api/briefings/*/open",
            "/api/briefings/*/close",
            "/api/briefings/*/minutes/approve",
            "/api/briefings/*/minutes/sign",
            "/api/briefings/*/room/tokens",
            "/api/briefings/free-slots")
        .hasAnyRole(OFFICE_AND_CHAIR);
    to.pathMatchers(POST, "/api/briefings/*/invitations/*/reply").hasAnyRole(EVERYBODY);
    for (HttpMethod writing : List.of(POST, PUT, PATCH, DELETE)) {
      to.pathMatchers(writing, "/api/**").hasAnyRole(OFFICE);
    }
    to.pathMatchers("/api/**").hasAnyRole(EVERYBODY);

    to.pathMatchers("/actuator/health", "/actuator/health/**").permitAll();
    to.pathMatchers("/actuator/**").access(new FromThisMachine("ADMIN"));
    // Pages, scripts, the API's description: nothing secret.
    to.anyExchange().permitAll();
  }
}
