package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.giaoban.conference.room.QuorumRule;
import vn.giaoban.conference.room.RoomCommand;
import vn.giaoban.conference.room.RoomEvent;
import vn.giaoban.conference.room.RoomState;
import vn.giaoban.conference.room.Vote;

/// `docs/asyncapi.yaml` says what the server says: every message, every field, every example.
final class AsyncApiTest {
  private static final JsonNode API = read();

  private static JsonNode read() {
    try {
      var yaml = Files.readString(Path.of("..", "docs", "asyncapi.yaml"));
      return RoomJournal.JSON.valueToTree(
          new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyMessageOfTheServerIsDescribed() {
    return records(ServerMessage.class).map(type -> message(type, ServerMessage.class, false));
  }

  @TestFactory
  Stream<DynamicTest> everyMessageOfTheClientIsDescribed() {
    return records(ClientMessage.class).map(type -> message(type, ClientMessage.class, false));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandIsDescribed() {
    return records(RoomCommand.class).map(type -> message(type, RoomCommand.class, true));
  }

  @TestFactory
  Stream<DynamicTest> everyEventIsDescribed() {
    return records(RoomEvent.class)
        .map(type ->
            DynamicTest.dynamicTest(
                type.getSimpleName(),
                () -> {
                  var schema = API.at("/components/schemas/" + type.getSimpleName());
                  fields(schema, type, false);
                  example(schema.at("/examples/0"), type, RoomEvent.class, false);
                  assertThat(API.at("/components/schemas/RoomEvent/oneOf").toString())
                      .contains("schemas/" + type.getSimpleName() + "\"");
                }));
  }

  @Test
  void theStateIsDescribedFieldByField() {
    same(API.at("/components/schemas/RoomState"), RoomState.class);
    same(API.at("/components/schemas/Site"), RoomState.Site.class);
    same(API.at("/components/schemas/AgendaPoint"), RoomState.AgendaPoint.class);
    same(API.at("/components/schemas/Decision"), RoomState.Decision.class);
    same(API.at("/components/schemas/Vote"), Vote.class);
    same(API.at("/components/schemas/QuorumRule"), QuorumRule.class);
    same(API.at("/components/schemas/SlotContent"), ServerMessage.Content.class);
    same(API.at("/components/schemas/SiteLine"), ServerMessage.SiteLine.class);
    same(API.at("/components/schemas/WantedLayers"), ServerMessage.Wanted.class);
    same(API.at("/components/schemas/Wish"), ClientMessage.Wish.class);
    same(API.at("/components/schemas/Self"), ServerMessage.Self.class);
  }

  @Test
  void nothingIsDescribedThatDoesNotExist() {
    var known = new TreeSet<String>();
    Stream.of(ServerMessage.class, ClientMessage.class, RoomCommand.class)
        .flatMap(AsyncApiTest::records)
        .forEach(type -> known.add(type.getSimpleName()));
    assertThat(names(API.at("/components/messages"))).containsExactlyElementsOf(known);
    assertThat(new TreeSet<>(names(API.at("/channels/room/messages"))))
        .containsExactlyElementsOf(known);
  }

  private static DynamicTest message(Class<?> type, Class<?> family, boolean command) {
    return DynamicTest.dynamicTest(
        type.getSimpleName(),
        () -> {
          var message = API.at("/components/messages/" + type.getSimpleName());
          assertThat(message.at("/summary").asString("")).isNotBlank();
          fields(message.at("/payload"), type, command);
          example(message.at("/examples/0/payload"), type, family, command);
        });
  }

  private static void fields(JsonNode schema, Class<?> type, boolean command) {
    var expected = new ArrayList<>(List.of("type"));
    if (command) {
      expected.add("id");
    }
    expected.addAll(components(type));
    assertThat(names(schema.at("/properties"))).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(schema.at("/properties/type/const").asString()).isEqualTo(type.getSimpleName());
  }

  /// The example is read as what it says, and written again as it stands.
  private static void example(JsonNode given, Class<?> type, Class<?> family, boolean command) {
    var example = (ObjectNode) given.deepCopy();
    if (command) {
      assertThat(example.remove("id")).isNotNull();
    }
    var read = RoomJournal.JSON.treeToValue(example, family);
    assertThat(read).isInstanceOf(type);
    var written =
        RoomJournal.JSON.readTree(RoomJournal.JSON.writerFor(family).writeValueAsString(read));
    assertThat(written).isEqualTo(RoomJournal.JSON.readTree(example.toString()));
  }

  private static void same(JsonNode schema, Class<?> type) {
    assertThat(names(schema.at("/properties")))
        .containsExactlyInAnyOrderElementsOf(components(type));
  }

  private static List<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  private static Stream<Class<?>> records(Class<?> family) {
    return Arrays.stream(family.getDeclaredClasses())
        .filter(Class::isRecord)
        .filter(family::isAssignableFrom)
        .sorted(java.util.Comparator.comparing(Class::getSimpleName));
  }

  private static List<String> names(JsonNode object) {
    return object.propertyNames().stream().sorted().toList();
  }
}
