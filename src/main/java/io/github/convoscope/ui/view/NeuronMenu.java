package io.github.convoscope.ui.view;

import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/**
 * The context menu of a neuron in the scene; offers commands of other features as well, where they
 * are installed. JavaFX thread.
 */
final class NeuronMenu {
  /** Commands of other features that act on the hovered neuron. */
  private static final List<String> OTHER_COMMANDS =
      List.of("whatif.switch-off", "breaking.open", "steps.show");

  private NeuronMenu() {}

  /** The menu of a neuron or of a closed layer, not shown yet. */
  static ContextMenu of(Shell shell, NetworkScene scene, Neuron cell) {
    return scene.isClosed(cell.layer())
        ? ofClosed(scene, cell.layer())
        : ofNeuron(shell, scene, cell);
  }

  private static ContextMenu ofClosed(NetworkScene scene, int layer) {
    ContextMenu menu = new ContextMenu();
    menu.setId("cell-menu");
    MenuItem title = new MenuItem(scene.networkLayout().spec().layer(layer).name());
    title.setMnemonicParsing(false);
    title.setDisable(true);
    menu.getItems()
        .addAll(
            title,
            new SeparatorMenuItem(),
            item("view.open-layer", () -> scene.openLayer(layer)),
            item("view.fly-layer", () -> scene.camera().flyTo(layer)));
    return menu;
  }

  private static ContextMenu ofNeuron(Shell shell, NetworkScene scene, Neuron neuron) {
    Workspace workspace = shell.workspace();
    ContextMenu menu = new ContextMenu();
    menu.setId("cell-menu");
    MenuItem title = new MenuItem(NeuronNames.name(scene.networkLayout().spec(), neuron));
    title.setMnemonicParsing(false);
    title.setDisable(true);
    menu.getItems()
        .addAll(
            title,
            new SeparatorMenuItem(),
            item("view.pin", () -> workspace.pin(neuron)),
            item("view.pin-also", () -> workspace.pinAlso(neuron)));
    for (Command command : shell.commands().all()) {
      if (OTHER_COMMANDS.contains(command.id()) && neuron.layer() > 0) {
        menu.getItems().add(item(command.id(), () -> run(command, workspace, neuron)));
      }
    }
    menu.getItems()
        .addAll(
            new SeparatorMenuItem(), item("view.fly", () -> scene.camera().flyTo(neuron.layer())));
    if (scene.networkLayout().open().canToggle(neuron.layer())) {
      menu.getItems().add(item("view.close-layer", () -> scene.closeLayer(neuron.layer())));
    }
    return menu;
  }

  private static MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(Messages.text(key));
    item.setId(key);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }

  /** Runs a command as if the neuron were hovered. */
  private static void run(Command command, Workspace workspace, Neuron neuron) {
    Neuron before = workspace.hovered().get();
    workspace.hovered().set(neuron);
    command.run();
    workspace.hovered().set(before);
  }
}
