package io.github.convoscope.lesson;

import io.github.convoscope.data.LocatedJson;
import io.github.convoscope.data.LocatedJson.Kind;
import io.github.convoscope.data.TextFault;
import io.github.convoscope.message.Message;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks the names of layers and units in a lesson file against the networks of its steps. A step
 * without a network of its own has that of the steps before it; before any network is named there
 * is nothing to check.
 */
public final class LessonLayers {
  /** Targets of links that are no layers. */
  private static final Set<String> PLACES = Set.of("drawing", "answer");

  private final Function<String, Optional<NetworkSpec>> networks;
  private final Set<String> ownNetworks;
  private final List<TextFault> faults = new ArrayList<>();
  private @Nullable NetworkSpec spec;

  private LessonLayers(Function<String, Optional<NetworkSpec>> networks, Set<String> ownNetworks) {
    this.networks = networks;
    this.ownNetworks = ownNetworks;
  }

  /**
   * Checks a file that {@link LessonReader} can read.
   *
   * @param networks gives a network by its name in lessons; empty where it is not there
   * @param ownNetworks parts of the window that show other networks than the step names
   * @return names that the step's network does not have, in the order of the file
   */
  public static List<TextFault> check(
      Path file, Function<String, Optional<NetworkSpec>> networks, Set<String> ownNetworks) {
    LessonLayers check = new LessonLayers(networks, ownNetworks);
    LocatedJson root = LocatedJson.read(file, new ArrayList<>());
    LocatedJson steps = root == null ? null : root.members().get("steps");
    if (steps != null) {
      steps.items().forEach(check::step);
    }
    return check.faults;
  }

  private void step(LocatedJson step) {
    network(step);
    if (showsAnother(step)) {
      return;
    }
    stage(step);
    texts(step.members().get("text"));
    texts(step.members().get("do"));
    condition(step.members().get("until"));
    LocatedJson ask = step.members().get("ask");
    if (ask == null) {
      return;
    }
    texts(ask.members().get("text"));
    LocatedJson choices = ask.members().get("choices");
    if (choices != null) {
      for (LocatedJson choice : choices.items()) {
        texts(choice.members().get("text"));
        condition(choice.members().get("if"));
      }
    }
    LocatedJson reveal = ask.members().get("reveal");
    if (reveal != null) {
      network(reveal);
      stage(reveal);
    }
    texts(ask.members().get("then"));
  }

  private void network(LocatedJson stage) {
    String name = text(stage.members().get("network"));
    if (name != null) {
      spec = networks.apply(name).orElse(null);
    }
  }

  private boolean showsAnother(LocatedJson step) {
    LocatedJson show = step.members().get("show");
    return show != null
        && show.items().stream()
            .anyMatch(part -> part.kind() == Kind.TEXT && ownNetworks.contains(part.text()));
  }

  private void stage(LocatedJson stage) {
    LocatedJson camera = stage.members().get("camera");
    if (!"home".equals(text(camera))) {
      layer(camera);
    }
    unit(stage.members().get("pin"));
    LocatedJson off = stage.members().get("off");
    if (off != null) {
      off.items().forEach(this::unit);
    }
  }

  private void condition(@Nullable LocatedJson condition) {
    if (condition != null) {
      for (String key : List.of("pinned", "off")) {
        LocatedJson value = condition.members().get(key);
        if (!LessonCondition.ANY.equals(text(value))) {
          layer(value);
        }
      }
    }
  }

  /** The links and facts of a text in all its languages. */
  private void texts(@Nullable LocatedJson texts) {
    if (texts == null) {
      return;
    }
    for (LocatedJson one : texts.members().values()) {
      String words = text(one);
      if (words != null) {
        LessonWords.of(words, fact -> "").stream()
            .filter(piece -> piece.isLink() && !PLACES.contains(piece.target()))
            .forEach(piece -> layer(one, piece.target()));
        LessonWords.facts(words).stream()
            .filter(fact -> fact.contains(":"))
            .forEach(fact -> layer(one, fact.substring(fact.indexOf(':') + 1)));
      }
    }
  }

  private void layer(@Nullable LocatedJson value) {
    String name = text(value);
    if (value != null && name != null) {
      layer(value, name);
    }
  }

  private void layer(LocatedJson at, String name) {
    NetworkSpec known = spec;
    if (known != null && known.layers().stream().map(LayerSpec::name).noneMatch(name::equals)) {
      tell(at, "lesson.no-layer", name, known);
    }
  }

  private void unit(@Nullable LocatedJson value) {
    String name = text(value);
    NetworkSpec known = spec;
    if (value != null && name != null && known != null) {
      LessonUnit unit = LessonUnit.parse(name).orElse(LessonUnit.ANSWER);
      if (unit.layerIn(known).isEmpty()) {
        tell(value, "lesson.no-such-unit", name, known);
      }
    }
  }

  private void tell(LocatedJson at, String message, String name, NetworkSpec known) {
    String layers =
        known.layers().stream()
            .map(layer -> layer.name() + " (" + layer.shape().channels() + ")")
            .collect(Collectors.joining(", "));
    faults.add(at.fault(Message.of(message, name, layers)));
  }

  private static @Nullable String text(@Nullable LocatedJson value) {
    return value == null || value.kind() != Kind.TEXT ? null : value.text();
  }
}
