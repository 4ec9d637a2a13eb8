package io.github.convoscope.lesson;

import io.github.convoscope.data.LocatedJson;
import io.github.convoscope.data.LocatedJson.Kind;
import io.github.convoscope.data.TextFault;
import io.github.convoscope.message.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the values of one object of a lesson file, and tells every one that is wrong. */
final class JsonPart {
  private static final int MOST_TEXT = 4000;

  private final LocatedJson object;
  private final List<TextFault> faults;

  private JsonPart(LocatedJson object, List<TextFault> faults) {
    this.object = object;
    this.faults = faults;
  }

  /** The values of an object that may have only these keys; null where it is no object. */
  static @Nullable JsonPart of(LocatedJson value, List<TextFault> faults, String... keys) {
    if (value.kind() != Kind.OBJECT) {
      faults.add(value.fault(Message.of("lesson.no-object", String.join(", ", keys))));
      return null;
    }
    List<String> known = List.of(keys);
    value
        .members()
        .forEach(
            (key, member) -> {
              if (!known.contains(key)) {
                faults.add(
                    member.fault(Message.of("lesson.unknown-key", key, String.join(", ", known))));
              }
            });
    return new JsonPart(value, faults);
  }

  /** The value of a key, or null. */
  @Nullable LocatedJson get(String key) {
    return object.members().get(key);
  }

  /** The value of a key that must be there. */
  @Nullable LocatedJson need(String key) {
    LocatedJson value = get(key);
    if (value == null) {
      faults.add(object.fault(Message.of("lesson.missing", key)));
    }
    return value;
  }

  /** A text in some languages, or null. */
  @Nullable LessonText text(@Nullable LocatedJson value) {
    if (value == null) {
      return null;
    }
    if (value.kind() != Kind.OBJECT || value.members().isEmpty()) {
      faults.add(value.fault(Message.of("lesson.no-text")));
      return null;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    value
        .members()
        .forEach(
            (tag, one) -> {
              String string = string(one);
              if (!tag.matches("[a-z]{2,3}")) {
                faults.add(one.fault(Message.of("lesson.no-language", tag)));
              } else if (string != null) {
                texts.put(tag, string);
                checkFacts(one, string);
              }
            });
    return texts.isEmpty() ? null : new LessonText(texts);
  }

  private void checkFacts(LocatedJson value, String text) {
    for (String fact : LessonWords.facts(text)) {
      if (!LessonFacts.isFact(fact)) {
        faults.add(value.fault(Message.of("lesson.no-fact", fact, LessonFacts.list())));
      }
    }
  }

  /** The text of a key, or null. */
  @Nullable LessonText text(String key) {
    return text(get(key));
  }

  /** A string that is not empty, or null. */
  @Nullable String string(@Nullable LocatedJson value) {
    if (value == null) {
      return null;
    }
    boolean right =
        value.kind() == Kind.TEXT && !value.text().isBlank() && value.text().length() <= MOST_TEXT;
    if (!right) {
      faults.add(value.fault(Message.of("lesson.no-string", MOST_TEXT)));
    }
    return right ? value.text() : null;
  }

  /** One of some names, or null. */
  @Nullable String name(@Nullable LocatedJson value, Collection<String> names) {
    String string = string(value);
    if (string == null || value == null || names.contains(string)) {
      return string;
    }
    List<String> sorted = names.stream().sorted().toList();
    faults.add(value.fault(Message.of("lesson.unknown-name", string, String.join(", ", sorted))));
    return null;
  }

  /** A number in these limits, or null. */
  @Nullable Double number(String key, double least, double most) {
    LocatedJson value = get(key);
    if (value == null) {
      return null;
    }
    boolean right =
        value.kind() == Kind.NUMBER && value.number() >= least && value.number() <= most;
    if (!right) {
      faults.add(value.fault(Message.of("lesson.no-number", least, most)));
    }
    return right ? (Double) value.number() : null;
  }

  /** True or false; false where the key is missing. */
  boolean flag(String key) {
    LocatedJson value = get(key);
    if (value != null && value.kind() != Kind.FLAG) {
      faults.add(value.fault(Message.of("lesson.no-flag")));
    }
    return value != null && value.isTrue();
  }

  /** A unit's name, or null. */
  @Nullable LessonUnit unit(@Nullable LocatedJson value) {
    String string = string(value);
    if (string == null || value == null) {
      return null;
    }
    LessonUnit unit = LessonUnit.parse(string).orElse(null);
    if (unit == null) {
      faults.add(value.fault(Message.of("lesson.no-unit", string)));
    }
    return unit;
  }

  /** The items of a list; none where the key is missing. */
  List<LocatedJson> items(String key) {
    LocatedJson value = get(key);
    if (value == null) {
      return List.of();
    }
    if (value.kind() != Kind.ARRAY) {
      faults.add(value.fault(Message.of("lesson.no-list", key)));
    }
    return new ArrayList<>(value.items());
  }
}
