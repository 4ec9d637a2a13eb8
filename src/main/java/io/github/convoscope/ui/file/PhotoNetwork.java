package io.github.convoscope.ui.file;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.OpenOptions;
import io.github.convoscope.model.PhotoNetworkFetch;
import io.github.convoscope.ui.Page;
import io.github.convoscope.ui.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Gets the network for photographs: says what is downloaded and from where, downloads it when the
 * user agrees, keeps it in the user's folder and opens it. Once it is there, it is only opened.
 */
final class PhotoNetwork {
  private static final double WIDTH_EMS = 44;

  private final Shell shell;
  private final ModelOpener opener;
  private final PhotoNetworkFetch source;

  PhotoNetwork(Shell shell, ModelOpener opener, PhotoNetworkFetch source) {
    this.shell = shell;
    this.opener = opener;
    this.source = source;
  }

  /** Opens the network, or asks whether it is to be downloaded. JavaFX thread. */
  void get() {
    Path kept = PhotoNetworkFetch.kept();
    if (Files.isRegularFile(kept)) {
      shell.openers().open(kept);
      return;
    }
    Label what = new Label(Messages.text("file.photo-network.what"));
    Label where = new Label(Messages.text("file.photo-network.where", kept));
    for (Label text : List.of(what, where)) {
      text.setWrapText(true);
      text.setMinHeight(Region.USE_PREF_SIZE);
    }
    where.getStyleClass().add("muted");
    Button download = new Button(Messages.text("file.photo-network.download"));
    download.setId("photo-network-download");
    download.setDefaultButton(true);
    download.setOnAction(
        event -> {
          shell.host().closeDialogue();
          download(kept);
        });
    VBox content = new VBox(what, where, download);
    content.prefWidthProperty().bind(shell.em().multiply(WIDTH_EMS));
    content.setMaxHeight(Region.USE_PREF_SIZE);
    content.getStyleClass().add("panel-content");
    shell
        .host()
        .openDialogue(
            new Page("photo-network", Messages.text("file.photo-network"), content, () -> {}));
  }

  private void download(Path kept) {
    shell
        .openers()
        .open(
            kept,
            (file, progress) -> {
              source.fetch(file, progress);
              Model model = opener.open(file, OpenOptions.NONE.watched(progress));
              FirstPass.run(model, progress);
              return () -> {
                shell.workspace().show(model);
                shell.workspace().notices().tell(Message.of("file.photo-network.kept", file));
              };
            });
  }
}
