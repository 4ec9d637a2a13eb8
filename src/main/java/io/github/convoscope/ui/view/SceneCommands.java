package io.github.convoscope.ui.view;

import io.github.convoscope.colour.ColourMap;
import io.github.convoscope.colour.RangeMode;
import io.github.convoscope.layout.Arrangement;
import io.github.convoscope.layout.Arrangements;
import io.github.convoscope.message.Message;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Commands;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Notices;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.UserSettings;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.StringProperty;

/** Defines the commands of the scene: camera, layers, colours. */
final class SceneCommands {
  private static final double TURN = 6;
  private static final double SLIDE = 40;
  private static final double CLOSER = 1.2;
  private static final int KEYED_LAYERS = 10;

  private final Commands commands;
  private final Notices notices;
  private final SceneView view;
  private final BooleanBinding open;
  private Arrangement beforeFlat = Arrangements.usual();

  private SceneCommands(Shell shell, SceneView view) {
    commands = shell.commands();
    notices = shell.workspace().notices();
    this.view = view;
    open = Bindings.isNotNull(view.scene());
  }

  static void install(Shell shell, SceneView view) {
    SceneCommands scene = new SceneCommands(shell, view);
    scene.camera();
    scene.layers(shell);
    scene.arrangements(shell.workspace().settings());
    scene.colours(shell.workspace().settings());
  }

  private void camera() {
    add("home", Context.ANYWHERE, scene -> scene.camera().home(), "camera", "Home");
    add("focus", Context.ANYWHERE, this::focus, "camera", "V");
    add(
        "closer",
        Context.ANYWHERE,
        scene -> scene.camera().zoom(CLOSER),
        "camera",
        "Equals",
        "Plus",
        "Add");
    add(
        "further",
        Context.ANYWHERE,
        scene -> scene.camera().zoom(1 / CLOSER),
        "camera",
        "Minus",
        "Subtract");
    add("orbit-left", Context.SCENE, scene -> scene.camera().orbit(-TURN, 0), "", "Left");
    add("orbit-right", Context.SCENE, scene -> scene.camera().orbit(TURN, 0), "", "Right");
    add("orbit-up", Context.SCENE, scene -> scene.camera().orbit(0, TURN), "", "Up");
    add("orbit-down", Context.SCENE, scene -> scene.camera().orbit(0, -TURN), "", "Down");
    add("pan-left", Context.SCENE, scene -> scene.camera().pan(SLIDE, 0), "", "Shift+Left");
    add("pan-right", Context.SCENE, scene -> scene.camera().pan(-SLIDE, 0), "", "Shift+Right");
    add("pan-up", Context.SCENE, scene -> scene.camera().pan(0, SLIDE), "", "Shift+Up");
    add("pan-down", Context.SCENE, scene -> scene.camera().pan(0, -SLIDE), "", "Shift+Down");
  }

  /** Gives the arrow keys to the scene, and says so: nothing else shows it. */
  private void focus(NetworkScene scene) {
    scene.requestFocus();
    notices.tell(Message.of("view.focused"));
  }

  private void layers(Shell shell) {
    LayersPanel panel = new LayersPanel(shell, view);
    commands.add(
        Command.of("view.layers", Context.ANYWHERE, panel::toggle)
            .keys("L")
            .menu(MenuName.VIEW, "layers"));
    add("next-layer", Context.SCENE, scene -> flyOn(scene, 1), "", "Page Down");
    add("previous-layer", Context.SCENE, scene -> flyOn(scene, -1), "", "Page Up");
    add("toggle-layer", Context.SCENE, SceneCommands::toggleLayer, "", "Enter");
    for (int layer = 0; layer < KEYED_LAYERS; layer++) {
      int index = layer;
      add(
          "layer-" + layer,
          Context.ANYWHERE,
          scene -> {
            int depth = scene.networkLayout().spec().depth();
            if (index < depth) {
              scene.camera().flyTo(index);
            } else {
              notices.tell(Message.of("view.no-layer", index, depth - 1));
            }
          },
          "",
          String.valueOf(layer),
          "Numpad " + layer);
    }
  }

  /** Flies to the next visible layer in this direction; after the last one nothing happens. */
  private static void flyOn(NetworkScene scene, int direction) {
    int depth = scene.networkLayout().spec().depth();
    int from = scene.camera().flownToProperty().get();
    int layer = from < 0 && direction < 0 ? depth - 1 : from + direction;
    while (layer >= 0 && layer < depth && !scene.isLayerVisible(layer)) {
      layer += direction;
    }
    if (layer >= 0 && layer < depth) {
      scene.camera().flyTo(layer);
    }
  }

  /** Opens or closes the layer under the pointer, or else the one that was flown to. */
  private static void toggleLayer(NetworkScene scene) {
    Neuron hovered = scene.hoveredProperty().get();
    int pointed = hovered == null ? scene.hoveredClosedProperty().get() : hovered.layer();
    int layer = pointed < 0 ? scene.camera().flownToProperty().get() : pointed;
    if (layer >= 0 && scene.isClosed(layer)) {
      scene.openLayer(layer);
    } else if (layer >= 0 && scene.networkLayout().open().canToggle(layer)) {
      scene.closeLayer(layer);
    }
  }

  private void arrangements(UserSettings settings) {
    for (Arrangement arrangement : Arrangements.ALL) {
      choice(
          "view.arrangement." + arrangement.name(),
          settings.arrangementName(),
          arrangement.name(),
          "arrangement");
    }
    commands.add(
        Command.of("view.flat", Context.ANYWHERE, () -> toggleFlat(settings))
            .keys("F")
            .enabledWhen(open));
    for (UserSettings.ReliefChoice relief : UserSettings.ReliefChoice.values()) {
      choice(
          "view.relief." + relief.settingName(),
          settings.reliefName(),
          relief.settingName(),
          "relief");
    }
    commands.add(
        Command.of("view.relief", Context.ANYWHERE, () -> changeRelief(settings))
            .keys("X")
            .enabledWhen(open));
  }

  /** Changes to the flat arrangement, or from there to the one before. */
  private void toggleFlat(UserSettings settings) {
    if (settings.arrangement() == Arrangements.flat()) {
      settings.arrangementName().set(beforeFlat.name());
    } else {
      beforeFlat = settings.arrangement();
      settings.arrangementName().set(Arrangements.flat().name());
    }
  }

  private static void changeRelief(UserSettings settings) {
    UserSettings.ReliefChoice[] all = UserSettings.ReliefChoice.values();
    settings.reliefName().set(all[(settings.relief().ordinal() + 1) % all.length].settingName());
  }

  private void colours(UserSettings settings) {
    for (String name :
        Stream.concat(ColourMap.SEQUENTIAL.stream(), ColourMap.DIVERGING.stream()).toList()) {
      choice("view.palette." + name, settings.palette(), name, "palette");
    }
    List.of(RangeMode.values())
        .forEach(
            mode -> {
              String name = mode.name().toLowerCase(Locale.ROOT);
              choice("view.range." + name, settings.range(), name, "range");
            });
    commands.add(
        Command.toggle("view.antialiasing", Context.ANYWHERE, settings.antialiasing())
            .menu(MenuName.VIEW, "appearance"));
  }

  /** A command that chooses one value of a setting; choosing it again changes nothing. */
  private void choice(String id, StringProperty setting, String value, String group) {
    commands.add(Command.choice(id, Context.ANYWHERE, setting, value).menu(MenuName.VIEW, group));
  }

  private void add(
      String name, Context context, Consumer<NetworkScene> action, String group, String... keys) {
    Command command =
        Command.of(
                "view." + name,
                context,
                () -> {
                  NetworkScene scene = view.scene().get();
                  if (scene != null) {
                    action.accept(scene);
                  }
                })
            .keys(keys)
            .enabledWhen(open);
    commands.add(group.isEmpty() ? command : command.menu(MenuName.VIEW, group));
  }
}
