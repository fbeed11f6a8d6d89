package vn.giaoban.web.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.settings.Settings;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class); // who asks, not a parameter
  }

  @Bean
  @Lazy
  OpenAPI openApi(Settings settings) {
    return new OpenAPI()
        .info(
            new Info()
                .title("Giaoban")
                .version("1")
                .description(
                    "Briefings of a province with its communes. Times are RFC 3339 with offset,"
                        + " durations ISO 8601, errors RFC 9457. The room's WebSocket is described"
                        + " in docs/asyncapi.yaml.")
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")))
        .servers(List.of(new Server().url(settings.publicUrl().toString())))
        .components(
            new Components()
                .addSecuritySchemes(
                    "bearer",
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description(
                            "From POST /api/login or POST /api/tokens; for the room a join token."))
                .addSecuritySchemes(
                    "session",
                    new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name("GIAOBAN_SESSION")
                        .description(
                            "A browser's session; writing requests repeat the cookie XSRF-TOKEN in"
                                + " the header X-XSRF-TOKEN.")))
        .security(
            List.of(
                new SecurityRequirement().addList("bearer"),
                new SecurityRequirement().addList("session")));
  }

  @Bean
  @Lazy
  GlobalOpenApiCustomizer completedDescription(JsonMapper json) {
    return new CompletedDescription(Examples.load(json));
  }
}
