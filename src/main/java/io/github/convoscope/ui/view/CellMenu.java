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
 * What can be done with a neuron, where it stands. Commands of other features that the window has
 * are offered too. JavaFX thread.
 */
final class CellMenu {
  private static final List<String> OF_ITS_UNIT = List.of("whatif.switch-off", "steps.show");

  private CellMenu() {}

  static ContextMenu of(Shell shell, NetworkScene scene, Neuron neuron) {
    Workspace workspace = shell.workspace();
    ContextMenu menu = new ContextMenu();
    menu.setId("cell-menu");
    MenuItem title = new MenuItem(NeuronNames.name(scene.networkLayout().spec(), neuron));
    title.setDisable(true);
    menu.getItems()
        .addAll(
            title,
            new SeparatorMenuItem(),
            item("view.pin", () -> workspace.pin(neuron)),
            item("view.pin-also", () -> workspace.pinAlso(neuron)));
    for (Command command : shell.commands().all()) {
      if (OF_ITS_UNIT.contains(command.id()) && neuron.layer() > 0) {
        menu.getItems().add(item(command.id(), () -> with(workspace, neuron, command)));
      }
    }
    menu.getItems()
        .addAll(
            new SeparatorMenuItem(), item("view.fly", () -> scene.camera().flyTo(neuron.layer())));
    return menu;
  }

  private static MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(Messages.text(key));
    item.setId(key);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }

  /** Does something that is about the neuron under the pointer. */
  private static void with(Workspace workspace, Neuron neuron, Command command) {
    Neuron before = workspace.hovered().get();
    workspace.hovered().set(neuron);
    command.run();
    workspace.hovered().set(before);
  }
}
