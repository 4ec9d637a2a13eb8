package io.github.convoscope.ui.picture;

import io.github.convoscope.drawing.ink.ArgbImage;
import io.github.convoscope.drawing.ink.BroughtPicture;
import io.github.convoscope.drawing.ink.FoundDigit;
import io.github.convoscope.drawing.ink.FoundInk;
import io.github.convoscope.drawing.ink.InkFinder;
import io.github.convoscope.drawing.ink.PictureBox;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.DigitReader;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ReadDigit;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.Workspace;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The panel of a picture that was brought. It is open while the picture is on the pad; another
 * content of the pad closes it. JavaFX thread.
 */
final class PicturePanel {
  private static final int ORDER = 5;
  private static final String LANE = "picture";

  private final Shell shell;
  private final Workspace workspace;
  private final PictureView view;
  private final Label words = new Label();
  private final StackPane row = new StackPane();
  private final CheckBox lighter = new CheckBox(Messages.text("picture.lighter"));
  private @Nullable SidePanel panel;
  private @Nullable BroughtPicture shown;
  private @Nullable FoundInk listed;

  /** Which digit of {@link #listed} is on the pad; -1 for a box of the user's. */
  private int chosen;

  PicturePanel(Shell shell) {
    this.shell = shell;
    workspace = shell.workspace();
    view = new PictureView(shell.em(), this::boxed);
    workspace.padContent().version().addListener(changed -> follow());
    workspace.model().addListener(changed -> read());
    shell.colours().addListener(changed -> paint());
  }

  private void follow() {
    BroughtPicture now = workspace.padContent().brought();
    if (now == shown) {
      return;
    }
    BroughtPicture before = shown;
    shown = now;
    if (now == null || now.found() == null) {
      listed = null;
      if (panel != null) {
        shell.host().hide(panel);
      }
      return;
    }
    boolean another = before == null || before.picture() != now.picture();
    if (another) {
      SidePanel old = panel;
      if (old != null) {
        shell.host().hide(old);
      }
      SidePanel made = new SidePanel("picture-panel", ORDER, content(), () -> {});
      panel = made;
      shell.host().show(made);
      chosen = -1;
    }
    if (now.found() != listed) {
      listed = now.found();
      lighter.setSelected(listed.brighter());
      read();
      if (another && listed.digits().size() > 1) {
        choose(0);
        return;
      }
    }
    paint();
  }

  private Node content() {
    Label title = new Label(Messages.text("picture.title"));
    title.getStyleClass().add("panel-title");
    Label help = new Label(Messages.text("picture.help"));
    help.getStyleClass().add("muted");
    help.setWrapText(true);
    words.setWrapText(true);
    words.setId("picture-words");
    lighter.setId("picture-lighter");
    LazyTooltips.put(lighter, Messages.text("picture.lighter.help"));
    lighter.setOnAction(event -> find(picture -> InkFinder.find(picture, lighter.isSelected())));
    Button again = new Button(Messages.text("picture.again"));
    again.setId("picture-again");
    LazyTooltips.put(again, Messages.text("picture.again.help"));
    again.setOnAction(event -> find(InkFinder::find));
    VBox content = new VBox(title, view, words, row, Ems.flow(0.9, 0.46, lighter, again), help);
    content.getStyleClass().addAll("neuron-panel", "picture-panel");
    return content;
  }

  /** Finds anew on the files thread, and shows what was found. */
  private void find(java.util.function.Function<ArgbImage, FoundInk> how) {
    BroughtPicture now = shown;
    if (now == null) {
      return;
    }
    Supplier<FoundInk> errand = () -> how.apply(now.picture());
    workspace
        .fileTasks()
        .run(
            errand,
            found -> {
              if (shown != null && shown.picture() == now.picture()) {
                chosen = found.digits().isEmpty() ? -1 : 0;
                BroughtPicture next = now.with(found);
                workspace
                    .padContent()
                    .show(found.digits().isEmpty() ? next : next.choosing(found.digits().get(0)));
              }
            });
  }

  /** The user has moved the box. */
  private void boxed(PictureBox box) {
    find(picture -> InkFinder.findIn(picture, box, lighter.isSelected()));
  }

  private void choose(int number) {
    BroughtPicture now = shown;
    FoundInk found = listed;
    if (now != null && found != null && number < found.digits().size()) {
      chosen = number;
      workspace.padContent().show(now.choosing(found.digits().get(number)));
      list(List.of());
      read();
    }
  }

  /** Has the network read all digits. */
  private void read() {
    Model model = workspace.model().get();
    FoundInk found = listed;
    if (model == null || found == null) {
      return;
    }
    workspace
        .explainer()
        .refresh(
            LANE,
            (engine, progress) -> new DigitReader(model, engine).read(found),
            digits -> {
              if (listed == found) {
                list(digits);
              }
            });
  }

  private void list(List<ReadDigit> digits) {
    Model model = workspace.model().get();
    FoundInk found = listed;
    if (model == null || found == null) {
      return;
    }
    switch (found.digits().size()) {
      case 0 -> words.setText(Messages.text("picture.found-none"));
      case 1 -> words.setText(Messages.text("picture.found-one"));
      default -> {
        if (!digits.isEmpty()) {
          words.setText(DigitRow.text(model, digits));
        }
      }
    }
    boolean several = digits.size() > 1;
    row.setVisible(several);
    row.setManaged(several);
    row.getChildren().clear();
    if (several) {
      row.getChildren().add(DigitRow.of(model, digits, chosen, this::choose));
    }
  }

  private void paint() {
    BroughtPicture now = shown;
    FoundInk found = listed;
    if (now != null && found != null) {
      view.show(now, box(now, found), shell.colours().get().speaksFor());
    }
  }

  /** The box of the chosen digit; of the only one; else the region that was looked at. */
  private PictureBox box(BroughtPicture now, FoundInk found) {
    for (FoundDigit digit : found.digits()) {
      if (digit.ink() == now.ink() || found.digits().size() == 1) {
        return digit.box();
      }
    }
    return found.region();
  }
}
