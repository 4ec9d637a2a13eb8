package io.github.convoscope.ui;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;

/** Adds the commands of the window itself: settings, focus, keys, full screen. */
final class StandardCommands {
  private StandardCommands() {}

  static void install(Shell shell) {
    Commands commands = shell.commands();
    PadContent sketch = shell.workspace().padContent();
    WeightSteps steps = WeightSteps.of(shell.workspace());
    UndoOrder order = new UndoOrder(sketch, shell.workspace().clamped(), steps);
    UserSettings settings = shell.workspace().settings();
    PanelHost host = shell.host();

    commands.add(
        Command.of("ui.undo", Context.ANYWHERE, order::undo)
            .keys("Shortcut+Z")
            .icon("fth-rotate-ccw")
            .menu(MenuName.EDIT, "history")
            .enabledWhen(order.canUndo(), "ui.nothing-to-undo"));
    commands.add(
        Command.of("ui.redo", Context.ANYWHERE, order::redo)
            .keys("Shortcut+Shift+Z", "Shortcut+Y")
            .icon("fth-rotate-cw")
            .menu(MenuName.EDIT, "history")
            .enabledWhen(order.canRedo(), "ui.nothing-to-redo"));
    commands.add(
        Command.of("ui.clear", Context.ANYWHERE, sketch::clear)
            .keys("Delete", "Shortcut+N")
            .icon("fth-x")
            .menu(MenuName.EDIT, "clear")
            .enabledWhen(sketch.blank().not(), "ui.pad-is-empty"));
    commands.add(
        Command.of("ui.afresh", Context.ANYWHERE, () -> FreshStart.make(shell))
            .keys("Shortcut+Shift+N")
            .menu(MenuName.EDIT, "clear"));

    commands.add(
        Command.toggle("ui.normalise", Context.ANYWHERE, settings.normalise())
            .keys("N")
            .menu(MenuName.VIEW, "input"));
    commands.add(
        Command.toggle("ui.projector", Context.ANYWHERE, settings.projector())
            .keys("Shortcut+Shift+P")
            .menu(MenuName.VIEW, "window"));
    for (UserSettings.Background background : UserSettings.Background.values()) {
      String name = background.settingName();
      commands.add(
          Command.choice("ui.background." + name, Context.ANYWHERE, settings.background(), name)
              .menu(MenuName.VIEW, "appearance"));
    }
    commands.add(
        Command.of("ui.larger-text", Context.ANYWHERE, () -> settings.changeTextSize(1))
            .keys("Shortcut+Plus", "Shortcut+Equals", "Shortcut+Add", "Shortcut+Shift+Equals")
            .menu(MenuName.VIEW, "text"));
    commands.add(
        Command.of("ui.smaller-text", Context.ANYWHERE, () -> settings.changeTextSize(-1))
            .keys("Shortcut+Minus", "Shortcut+Subtract")
            .menu(MenuName.VIEW, "text"));
    commands.add(
        Command.of("ui.usual-text", Context.ANYWHERE, settings::resetTextSize)
            .keys("Shortcut+0", "Shortcut+Numpad 0")
            .menu(MenuName.VIEW, "text"));
    commands.add(
        Command.toggle("ui.full-screen", Context.ANYWHERE, fullScreen(shell.stage()))
            .keys("F11")
            .menu(MenuName.VIEW, "window"));
    commands.add(
        Command.toggle("ui.reduced-motion", Context.ANYWHERE, settings.reducedMotion())
            .menu(MenuName.VIEW, "appearance"));

    LanguageCommands.install(shell);

    commands.add(
        Command.of("ui.next-place", Context.ANYWHERE, () -> shell.moveFocus(1)).keys("F6"));
    commands.add(
        Command.of("ui.previous-place", Context.ANYWHERE, () -> shell.moveFocus(-1))
            .keys("Shift+F6"));
    commands.add(
        Command.of(
                "ui.key-sheet",
                Context.ANYWHERE,
                () ->
                    host.openDialogue(
                        KeySheet.of(
                            commands,
                            shell.root().heightProperty(),
                            shell.em(),
                            shell.workspace().settings().projector())))
            .keys("F1", "Shift+Slash")
            .menu(MenuName.HELP, "help"));
    commands.add(
        Command.of(
                "ui.escape",
                Context.ANYWHERE,
                () -> {
                  boolean mayLeave = commands.get("ui.full-screen").enabled().get();
                  if (!host.escape() && mayLeave) {
                    shell.stage().setFullScreen(false);
                  }
                })
            .keys("Esc"));
  }

  /**
   * A property that switches full screen on and off. Esc closes one thing at a time, and full
   * screen last. JavaFX's own Esc key is switched off, as it would leave full screen together with
   * whatever else Esc closes.
   */
  private static BooleanProperty fullScreen(Stage stage) {
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    stage.setFullScreenExitHint("");
    BooleanProperty full = new SimpleBooleanProperty(stage.isFullScreen());
    stage.fullScreenProperty().addListener((observed, before, now) -> full.set(now));
    full.addListener((observed, before, now) -> stage.setFullScreen(now));
    return full;
  }
}
