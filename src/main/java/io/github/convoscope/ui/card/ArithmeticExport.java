package io.github.convoscope.ui.card;

import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.ArithmeticTable;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.FileDialogues.Question;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.neuron.NeuronView;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;

/**
 * Copies the numbers of the chosen card as it is shown, or writes them to a file. JavaFX thread.
 */
final class ArithmeticExport {
  private final Shell shell;
  private final Workspace workspace;
  private final CardDeck deck;
  private final NeuronView view;

  private ArithmeticExport(Shell shell, CardDeck deck) {
    this.shell = shell;
    view = NeuronView.of(shell.workspace());
    this.deck = deck;
    workspace = shell.workspace();
  }

  /** Adds the commands. */
  static void install(Shell shell, CardDeck deck) {
    ArithmeticExport export = new ArithmeticExport(shell, deck);
    Workspace workspace = shell.workspace();
    shell
        .commands()
        .add(
            Command.of("card.copy", Context.ANYWHERE, export::copy)
                .keys("Shortcut+Shift+C")
                .icon("fth-copy")
                .menu(MenuName.NEURON, "export")
                .enabledWhen(Bindings.isNotNull(workspace.chosen()), "card.pin-first"));
    shell
        .commands()
        .add(
            Command.of("card.export", Context.ANYWHERE, export::export)
                .keys("Shortcut+Shift+E")
                .icon("fth-download")
                .menu(MenuName.NEURON, "export")
                .enabledWhen(Bindings.isNotNull(workspace.chosen()), "card.pin-first"));
  }

  private @Nullable Arithmetic arithmetic() {
    Neuron subject = view.subject().get();
    return subject == null ? null : deck.arithmetic(subject);
  }

  /** Copies them as a table that spreadsheets accept. */
  private void copy() {
    Arithmetic arithmetic = arithmetic();
    if (arithmetic != null) {
      String table = ArithmeticTable.csv(arithmetic).replace(',', '\t');
      Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, table));
      workspace.notices().tell(Message.of("card.copied"));
    }
  }

  private void export() {
    Arithmetic arithmetic = arithmetic();
    if (arithmetic == null) {
      return;
    }
    String name = arithmetic.layer().name() + "-" + arithmetic.neuron().channel() + ".csv";
    List<ExtensionFilter> kinds =
        List.of(new ExtensionFilter("CSV", "*.csv"), new ExtensionFilter("JSON", "*.json"));
    Path file = shell.fileDialogues().save(new Question(Messages.text("card.export"), name, kinds));
    if (file != null) {
      write(arithmetic, file);
    }
  }

  /** Writes JSON to a file named .json, else CSV. */
  private void write(Arithmetic arithmetic, Path file) {
    boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    workspace
        .fileTasks()
        .run(
            () -> {
              AtomicFile.write(
                  file, json ? ArithmeticTable.json(arithmetic) : ArithmeticTable.csv(arithmetic));
              return file;
            },
            written ->
                workspace
                    .notices()
                    .tell(Message.of("card.exported", written.getFileName().toString())));
  }
}
