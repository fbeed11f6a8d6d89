package vn.giaoban.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/// Puts into the description what the code alone does not say.
final class CompletedDescription implements GlobalOpenApiCustomizer {
  private static final String PROBLEM = "application/problem+json";

  private final Examples examples;

  CompletedDescription(Examples examples) {
    this.examples = examples;
  }

  @Override
  public void customise(OpenAPI api) {
    api.getComponents().addSchemas("Problem", problemSchema());
    api.getPaths()
        .forEach((path, item) ->
            item.readOperationsMap()
                .forEach((method, operation) -> complete(method.name(), path, operation)));
  }

  private void complete(String method, String path, Operation operation) {
    operation.getResponses().addApiResponse("default", problem());
    var said = examples.of(method, path);
    if (said == null) {
      return;
    }
    if (operation.getSummary() == null) {
      operation.setSummary(said.summary());
    }
    if (operation.getRequestBody() != null) {
      example(operation.getRequestBody().getContent(), said.request());
    }
    operation
        .getResponses()
        .forEach((status, response) -> {
          if (status.startsWith("2")) {
            example(response.getContent(), said.response());
          }
        });
  }

  private static void example(@Nullable Content content, @Nullable Object example) {
    if (content != null && example != null) {
      content.values().forEach(type -> type.setExample(example));
    }
  }

  private static ApiResponse problem() {
    return new ApiResponse()
        .description("What went wrong, in the reader's language.")
        .content(
            new Content()
                .addMediaType(
                    PROBLEM,
                    new MediaType()
                        .schema(new Schema<>().$ref("#/components/schemas/Problem"))
                        .example(
                            Map.of(
                                "type", "/problems/invalid-input",
                                "title", "Có mục cần sửa",
                                "status", 422,
                                "detail", "Vui lòng sửa các mục được nêu rồi gửi lại.",
                                "errors",
                                    List.of(
                                        Map.of(
                                            "field", "title", "message", "Mục này bắt buộc."))))));
  }

  private static Schema<?> problemSchema() {
    return new ObjectSchema()
        .description("RFC 9457")
        .addProperty("type", new StringSchema().description("/problems/CODE, see docs/errors.md"))
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("detail", new StringSchema())
        .addProperty(
            "errors",
            new ArraySchema()
                .items(
                    new ObjectSchema()
                        .addProperty("field", new StringSchema())
                        .addProperty("message", new StringSchema())));
  }
}
