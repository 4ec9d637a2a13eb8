package io.github.convoscope.ui.picture;

import io.github.convoscope.drawing.ink.ArgbImage;
import io.github.convoscope.drawing.ink.BroughtPicture;
import io.github.convoscope.drawing.ink.FoundDigit;
import io.github.convoscope.drawing.ink.FoundInk;
import io.github.convoscope.drawing.ink.InkFinder;
import io.github.convoscope.drawing.ink.PictureBox;
import io.github.convoscope.message.Message;
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
import java.util.function.Function;
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

  /** Which digit of {@link #listed} is on the pad; -1 for none of them alone. */
  private int chosen;

  /** Whether the box is the user's: it stays as it was drawn. */
  private boolean boxed;

  /** A search that waits until the one that runs is done; a newer one takes its place. */
  private @Nullable Search waiting;

  private boolean searching;

  /** Finds ink in a picture; runs on the files thread. */
  private interface Search extends Function<ArgbImage, FoundInk> {}

  PicturePanel(Shell shell) {
    this.shell = shell;
    workspace = shell.workspace();
    view = new PictureView(shell.em(), this::searchIn, this::choose);
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
      boxed = false;
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
    lighter.setOnAction(event -> searchAsAsked());
    Button again = new Button(Messages.text("picture.again"));
    again.setId("picture-again");
    LazyTooltips.put(again, Messages.text("picture.again.help"));
    again.setOnAction(
        event -> {
          boxed = false;
          search(InkFinder::find);
        });
    VBox content = new VBox(title, view, words, row, Ems.flow(0.9, 0.46, lighter, again), help);
    content.getStyleClass().addAll("neuron-panel", "picture-panel");
    return content;
  }

  /** The user has said whether the ink is lighter; a box that was drawn still holds. */
  private void searchAsAsked() {
    FoundInk found = listed;
    boolean brighter = lighter.isSelected();
    if (boxed && found != null) {
      searchIn(found.region());
    } else {
      search(picture -> InkFinder.find(picture, brighter));
    }
  }

  /** The user has drawn, moved or resized the box. */
  private void searchIn(PictureBox box) {
    boolean brighter = lighter.isSelected();
    boxed = true;
    search(picture -> InkFinder.findIn(picture, box, brighter));
  }

  /** Finds anew on the files thread, and shows what was found; of several searches the newest. */
  private void search(Search newest) {
    waiting = newest;
    searchNext();
  }

  private void searchNext() {
    Search next = waiting;
    BroughtPicture now = shown;
    if (searching || next == null || now == null) {
      return;
    }
    waiting = null;
    searching = true;
    workspace
        .fileTasks()
        .run(
            () -> next.apply(now.picture()),
            found -> {
              searching = false;
              BroughtPicture still = shown;
              if (waiting == null && still != null && still.picture() == now.picture()) {
                show(still, found);
              }
              searchNext();
            },
            problem -> {
              searching = false;
              workspace.notices().problem(problem);
              searchNext();
            });
  }

  private void show(BroughtPicture picture, FoundInk found) {
    boolean none = found.digits().isEmpty();
    chosen = none ? -1 : 0;
    BroughtPicture next = picture.with(found);
    workspace.padContent().show(none ? next : next.choosing(found.digits().get(0)));
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
      case 1 -> words.setText(one(found.digits().get(0)));
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

  /** That one was found; where that is in doubt, why. */
  private static String one(FoundDigit digit) {
    Message doubt = digit.ink().doubt();
    return doubt == null ? Messages.text("picture.found-one") : Messages.text(doubt);
  }

  private void paint() {
    BroughtPicture now = shown;
    FoundInk found = listed;
    if (now != null && found != null) {
      view.show(now, box(now, found), shell.colours().get().speaksFor());
    }
  }

  /** The user's box; else that of the chosen digit; of the only one; else all of the picture. */
  private PictureBox box(BroughtPicture now, FoundInk found) {
    if (boxed) {
      return found.region();
    }
    for (FoundDigit digit : found.digits()) {
      if (digit.ink() == now.ink() || found.digits().size() == 1) {
        return digit.box();
      }
    }
    return found.region();
  }
}
