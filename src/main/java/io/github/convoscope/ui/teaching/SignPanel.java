package io.github.convoscope.ui.teaching;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.training.NewSign;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.FormerNetwork;
import io.github.convoscope.ui.ModelKeeper;
import io.github.convoscope.ui.PadContent;
import io.github.convoscope.ui.PanelParts;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.neuron.WorkLine;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Teaches the shown network a sign of the user's own as an eleventh class, from drawings on the
 * pad. One click brings the very network from before back. JavaFX thread.
 */
final class SignPanel {
  private static final int ORDER = 8;
  private static final int LONGEST_NAME = 20;
  private static final String LANE = "sign";

  private final Shell shell;
  private final Workspace workspace;
  private final TextField name = new TextField();
  private final SignDrawings drawings;
  private final Button add = new Button(Messages.text("sign.add"));
  private final Label count = PanelParts.text("sign-count", "muted");
  private final RadioButton last = new RadioButton(Messages.text("sign.last"));
  private final RadioButton all = new RadioButton(Messages.text("sign.all"));
  private final Button teach = new Button(Messages.text("sign.teach"));
  private final Label result = PanelParts.text("sign-result", "versus-answer");
  private final Button undo = new Button(Messages.text("sign.undo"));
  private final Hyperlink keep = new Hyperlink(Messages.text("sign.keep"));
  private final FormerNetwork former;
  private final SidePanel panel;

  /** The network that learns, and what it has become; null before. */
  private @Nullable Model pupil;

  private NewSign.@Nullable Result taught;

  SignPanel(Shell shell) {
    this.shell = shell;
    workspace = shell.workspace();
    drawings = new SignDrawings(shell.em(), this::show);
    Label title = new Label(Messages.text("sign.title"));
    title.getStyleClass().add("panel-title");
    Label about = PanelParts.text("sign-about", "muted");
    about.setText(Messages.text("sign.about", String.valueOf(NewSign.FEWEST)));
    name.setId("sign-name");
    name.setPromptText(Messages.text("sign.name"));
    name.textProperty().addListener(changed -> show());
    add.setId("sign-add");
    add.setOnAction(event -> add());
    ToggleGroup layers = new ToggleGroup();
    last.setId("sign-last");
    last.setToggleGroup(layers);
    last.setSelected(true);
    all.setId("sign-all");
    all.setToggleGroup(layers);
    teach.setId("sign-teach");
    teach.getStyleClass().add("accent");
    teach.setOnAction(event -> teach());
    undo.setId("sign-undo");
    undo.setOnAction(event -> undo());
    keep.setId("sign-keep");
    keep.setOnAction(event -> keep());
    Hyperlink clear = new Hyperlink(Messages.text("sign.clear"));
    clear.setId("sign-clear");
    clear.setOnAction(event -> drawings.clear());
    clear.visibleProperty().bind(drawings.node().visibleProperty());
    clear.managedProperty().bind(clear.visibleProperty());
    WorkLine work = new WorkLine(workspace.requested(), "sign-cancel", LANE);
    VBox content =
        Ems.column(
            0.62,
            title,
            about,
            name,
            Ems.flow(0.62, 0.31, add, clear),
            drawings.node(),
            count,
            last,
            all,
            teach,
            work.node(),
            result,
            Ems.flow(0.62, 0.31, undo, keep));
    content.getStyleClass().add("panel-content");
    panel = new SidePanel("sign", ORDER, content, () -> workspace.requested().cancel(LANE));
    former = new FormerNetwork(workspace, this::isMine, this::replaced);
    show();
  }

  /** Opens the panel or closes it; drawings and what was taught stay. */
  void toggle() {
    if (shell.host().panels().contains(panel)) {
      shell.host().close(panel);
    } else {
      shell.host().show(panel);
    }
  }

  /** True for the network that was taught here, and while the panel is open. */
  boolean isAbout(@Nullable Model model) {
    return shell.host().panels().contains(panel) || (model != null && isMine(model));
  }

  private boolean isMine(Model model) {
    return taught != null && model == taught.model();
  }

  /** Another network was opened: what was taught is no longer shown. */
  private void replaced() {
    taught = null;
    pupil = null;
    show();
  }

  private void add() {
    PadContent pad = workspace.padContent();
    Drawing drawing = pad.drawing();
    if (drawing.isEmpty() || pad.isReplaced()) {
      workspace.notices().problem(Problem.input(Message.of("sign.draw-first")));
      return;
    }
    drawings.add(drawing);
    // For the next one; undo brings the drawing back.
    pad.clear();
  }

  private String named() {
    String words = name.getText().replace(',', ' ').strip();
    return words.length() > LONGEST_NAME ? words.substring(0, LONGEST_NAME) : words;
  }

  private void teach() {
    Model shown = workspace.model().get();
    if (shown == null) {
      return;
    }
    Model before = pupil != null && isMine(shown) ? pupil : shown;
    List<Drawing> signs = drawings.all();
    String called = named();
    boolean everywhere = all.isSelected();
    workspace
        .requested()
        .start(
            LANE,
            (engine, progress) -> new NewSign(before, called, signs).teach(everywhere, progress),
            done -> {
              former.remember();
              pupil = before;
              taught = done;
              workspace.show(done.model());
              show();
            });
  }

  private void undo() {
    former.bringBack();
    taught = null;
    pupil = null;
    show();
  }

  private void keep() {
    NewSign.Result done = taught;
    if (done != null) {
      ModelKeeper.keep(shell, "sign.keep", "sign.zip", name -> done.model(), "sign.kept");
    }
  }

  private void show() {
    int drawn = drawings.all().size();
    count.setText(
        Messages.text("sign.count", String.valueOf(drawn), String.valueOf(NewSign.FEWEST)));
    teach.setDisable(drawn < NewSign.FEWEST || named().isEmpty());
    NewSign.Result done = taught;
    undo.setDisable(done == null);
    keep.setDisable(done == null);
    result.setVisible(done != null);
    result.setManaged(done != null);
    if (done != null) {
      result.setText(
          Messages.text(
              "sign.result",
              String.valueOf(done.recognised()),
              String.valueOf(done.leftOut()),
              100 * done.rightBefore(),
              100 * done.rightAfter(),
              String.valueOf(NewSign.HELD_BACK),
              String.valueOf(done.taken())));
    }
  }
}
