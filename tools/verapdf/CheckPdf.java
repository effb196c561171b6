import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Validates files against PDF/A-3a by veraPDF: one line for each, then each rule that a file breaks. */
public class CheckPdf {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean all = true;
    for (String file : files) {
      try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(file), PDFAFlavour.PDFA_3_A)) {
        var result = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_3_A, false).validate(parser);
        System.out.println((result.isCompliant() ? "compliant " : "NOT COMPLIANT ") + file + ", " + result.getTotalAssertions() + " assertions");
        result.getTestAssertions().forEach(broken -> System.out.println("  " + broken.getRuleId() + " " + broken.getMessage()));
        all &= result.isCompliant();
      }
    }
    System.exit(all ? 0 : 1);
  }
}
